/** A README with something of everything that cards hold. */
export const README = `---
language: [en, "no"]
license: &l apache-2.0
tags:
- a
- b
model-index:
- name: m
  results:
  - task: {type: t, name: T}
    dataset: {type: d, name: D, args: {x: 1}}
    metrics:
    - type: acc
      value: 397.00 +/- 103.22
      verified: true
widget:
- text: "one\\n two"
other: {a: [1, 2.5, *l], 'b': !!str 3, c: |
  text
}
---
# Title

Intro \`code\` [More Information Needed]

## Uses
\`\`\`python
# comment
\`\`\`
| a | b |
<script>x</script>
Limits
------
{{ marker }}
`
