export const RESULTS = `- dataset:
    id: cais/hle
    task_id: hle
    revision: 5503434ddd753f426f4b38109466949a1217c2bb
  value: 20.90
  verifyToken: x.y.z
  date: "2026-01-15"
  source:
    url: https://huggingface.co/spaces/x
    name: Space
  notes: no tools
- dataset: {id: Idavidrein/gpqa}
  value: 0.412
  extra: 1
`
export const BENCHMARK = 'name: Exam\ndescription: Hard.\nevaluation_framework: inspect-ai\ntasks:\n- id: hle\n'
