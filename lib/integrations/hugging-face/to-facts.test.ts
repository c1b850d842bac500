import { describe, expect, it } from 'vitest'
import { huggingFaceImporter } from './importer'

function read(text: string, filename?: string) {
  const outcome = huggingFaceImporter.read(new TextEncoder().encode(text), { filename })
  if (!outcome.ok) throw new Error(outcome.message)
  return { ...outcome, answers: outcome.facts.card!.answers }
}

describe('the front matter as answers', () => {
  it('types the keys, and keeps every other as it stands', () => {
    const yaml = [
      'license: mit # why not',
      '# for the widget',
      'widget:',
      '- text: "a\\n  b"',
      '',
      '  ',
      'language: [en, "no"]',
      'inference:   false',
      'base_model_relation: finetune',
      'co2_eq_emissions: {emissions: 12.5, source: codecarbon}',
    ]
    const { answers, facts } = read(`---\r\n${yaml.join('\r\n')}\r\ndatasets: x\r\n---\r\n# T\r\n`)
    expect(answers).toEqual({
      title: 'T',
      license: 'mit',
      languages: ['en', 'no'],
      base_model_relation: 'finetune',
      training_datasets: ['x'],
      co2_grams: 12.5,
      other_metadata:
        'widget:\n- text: "a\\n  b"\n\n  \ninference:   false\nco2_eq_emissions: {emissions: 12.5, source: codecarbon}',
    })
    expect(facts.card!.datasets).toEqual([{ dataset: 'x', use: 'training', identity: null }])
  })

  it('takes a bare number of emissions whole, and text about them not at all', () => {
    expect(read('---\nco2_eq_emissions: 0.5\n---\n').answers).toEqual({ co2_grams: 0.5 })
    expect(read('---\nco2_eq_emissions: 3 kg\n---\n').answers).toEqual({ other_metadata: 'co2_eq_emissions: 3 kg' })
  })

  it('writes other keys anew where their lines say it not alone', () => {
    expect(read('---\n{license: mit, a: 1, b: [x]}\n---\n').answers.other_metadata).toBe('a: 1\nb:\n  - x')
    expect(read('---\nlicense: &l mit\na: *l\n---\n').answers.other_metadata).toBe('a: mit')
    expect(read('---\na: 1\na: 2\nb: 3\n---\n').answers.other_metadata).toBe('a: 2\nb: 3')
    expect(read('---\n  license: mit\n  a:\n    b: 1\n---\n').answers.other_metadata).toBe('a:\n  b: 1')
  })

  it('keeps front matter that cannot be read', () => {
    expect(read('---\nlicense: [mit\ntags: x\n---\n# T\n').answers).toEqual({
      title: 'T',
      other_metadata: 'license: [mit\ntags: x',
    })
  })

  it('makes a row of every figure, digits as they are', () => {
    const index = `model-index:
- name: T
  results:
  - task: {type: t, name: Task}
    dataset: {type: d, name: D, config: c, split: test, args: {b: 1, a: [2]}}
    source: {url: "https://example.com"}
    metrics:
    - {type: acc, name: Accuracy, value: 0.910, verified: true}
    - {type: f1, value: .nan}
`
    const { answers, facts } = read(`---\n${index}---\n`)
    const more = '"args":{"a":[2],"b":1},"config":"c","datasetName":"D"'
    const source = '"source":{"url":"https://example.com"},"taskName":"Task"'
    expect(answers).toEqual({
      title: 'T',
      results: [
        {
          id: 'r1',
          cells: {
            metric: 'acc',
            value: '0.910',
            dataset: 'd',
            split: 'test',
            task: 't',
            more: `{${more},"name":"Accuracy",${source},"verified":true}`,
          },
        },
        {
          id: 'r2',
          cells: { metric: 'f1', value: 'NaN', dataset: 'd', split: 'test', task: 't', more: `{${more},${source}}` },
        },
      ],
    })
    expect(facts.card!.datasets).toEqual([{ dataset: 'd', use: 'test', identity: null }])
  })
})

describe('the text as answers', () => {
  it('gives sections to their questions, and keeps unknown ones where they stand', () => {
    const { answers } = read(`# T
Introduction.
## Model Details
### Model Description
- **Developed by:** Halden
- **Model type:** trees
- **Shared by:** [More Information Needed]
- **License:** mit
### Something else
Below details.
## Uses
<!-- comment of the template -->
### Out-of-Scope Use
Not this.
## Bias
Old people.
## Limitations
Few.
## Evaluation Data
Held out.
### Preprocessing
None.
## Preprocessing
Cleaned.
## Our story
Long.
### Chapter
One.
## Model Card Contact
[More Information Needed]
`)
    expect(answers).toEqual({
      title: 'T',
      description:
        'Introduction.\n\n### Model Description\n\n- **Shared by:** [More Information Needed]\n- **License:** mit\n\n### Something else\n\nBelow details.',
      developers: 'Halden',
      model_type: 'trees',
      out_of_scope: 'Not this.',
      limitations: '## Bias\n\nOld people.\n\n## Limitations\n\nFew.',
      evaluation_data: 'Held out.',
      evaluation_preparation: 'None.',
      preprocessing: 'Cleaned.',
      other_sections: '## Our story\n\nLong.\n\n### Chapter\n\nOne.',
    })
  })

  it('cuts what is longer than a question takes at a paragraph, and says from which line', () => {
    const paragraph = `${'word '.repeat(99)}end.\n\n`
    const { answers, report } = read(`# T\n\n## Limitations\n\n${paragraph.repeat(500)}`)
    const text = answers.limitations as string
    expect(text.length).toBeLessThanOrEqual(200_000)
    expect(text).toMatch(/end\.$/)
    expect(report.problems).toEqual([
      expect.objectContaining({
        line: expect.any(Number),
        message: expect.stringMatching(/“Limitations” takes 200,000 characters/),
      }),
    ])
    expect(report.problems[0]!.line).toBeGreaterThan(700)
  })

  it('names the model after the file where nothing else does, but does not say that the card does', () => {
    const { answers, facts } = read('Some text.', 'churn.md')
    expect(facts.card!.name).toBe('churn')
    expect(answers).toEqual({ description: 'Some text.' })
  })
})
