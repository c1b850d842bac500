import { describe, expect, it } from 'vitest'
import { expectReadable, readText } from './testing/read'

function read(text: string) {
  const { card, report } = readText(text, 'm.md')
  expectReadable(report, text)
  return { ...card, problems: report.problems }
}

describe('sections', () => {
  it('maps the headings of the templates, numbered, decorated or in capitals', () => {
    const headings = [
      ['## Uses', 'intended-use'],
      ['### Out-of-Scope Use', 'out-of-scope'],
      ['## Bias, Risks, and Limitations', 'limitations'],
      ['## **Training Data**', 'training-data'],
      ['## 3.1. TRAINING PROCEDURE:', 'training-procedure'],
      ['## 📊 Evaluation Results', 'results'],
      ['## Ethical Considerations', 'ethical-considerations'],
      ['## Environmental Impact [optional]', 'environmental-impact'],
      ['## Technical Specifications [optional]', 'technical-specification'],
      ['## Usage (with Transformers)', 'how-to-use'],
      ['## Model License', 'license'],
      ['## <a name="c"></a>[Citation](#c)', 'citation'],
      ['## Model Card Contact', 'contact'],
      ['## Caveats and Recommendations', 'recommendations'],
      ['## Intersectional results', 'intersectional-results'],
    ]
    const { sections } = read(`# M\n${headings.map(([heading]) => `${heading}\n`).join('\n')}`)
    expect(sections.slice(1).map(({ key }) => key)).toEqual(headings.map(([, key]) => key))
  })

  it('gives other headings keys of their own, never two alike', () => {
    const { sections } = read(
      '# M\n## Día 1\n## Día 1\n## Día 1 2\n## dia-1\n## 🎉\n## constructor\n## __proto__\n## Limitations\n## Limitation\n',
    )
    expect(sections.slice(1).map(({ key }) => key)).toEqual([
      'día-1',
      'día-1-2',
      'día-1-2-2',
      'dia-1',
      'untitled-section',
      'constructor-section',
      'proto',
      'limitations',
      'limitations-2',
    ])
  })

  it('sees no headings in code, comments and raw HTML', () => {
    const { sections, problems } = read(
      '# M\n```python\n# one\n~~~\n```\n<!-- \n# two\n-->\n<pre>\n# three\n</pre>\n    # four\n~~~\n# five\n~~~\nSix\n---\ntext\nmore\n---\n#7 #hashtag\n',
    )
    expect(sections.map(({ heading }) => heading)).toEqual(['M'])
    expect(problems).toEqual([])
    expect(read('# M\n\nSix\n---\ntext').sections.map(({ heading, level }) => [heading, level])).toEqual([
      ['M', 1],
      ['Six', 2],
    ])
  })

  it('reads a heading without its space, and says so', () => {
    const { sections, problems } = read('#Fine model\n\ntext #tag\n#nottag\n\n##Uses\n')
    expect(sections.map(({ key, heading }) => [key, heading])).toEqual([
      ['introduction', 'Fine model'],
      ['intended-use', 'Uses'],
    ])
    expect(problems.map(({ line }) => line)).toEqual([1, 6])
  })

  it('loses no text', () => {
    const text = 'before\n\n# A\n\none\n\n```\n# x\n```\n## B\n\n### C\ntwo\n'
    const { sections, body } = read(text)
    expect(body).toBe(text)
    const words = sections.map(({ heading, markdown }) => `${heading}\n${markdown}`).join('\n')
    for (const word of ['before', 'A', 'one', '# x', 'B', 'C', 'two']) expect(words).toContain(word)
  })

  it('composes letters and accents', () => {
    expect(read('# Cafe\u0301\n').body).toBe('# Café\n')
  })
})

describe('what is left open', () => {
  it('names the lines of a template’s text', () => {
    const { problems } = read(
      [
        '# {{ model_name | default("M", true)}}',
        '## Uses',
        '[More Information Needed]',
        '- **Developed by:** {{ developers }}',
        '{% if x %}',
        'More information needed',
        'TODO: add code',
        '<!-- [More Information Needed] -->',
        '```',
        '[More Information Needed]',
        '{{ bos_token }}',
        '```',
      ].join('\n'),
    )
    expect(problems.map(({ line, kind }) => [line, kind])).toEqual(
      [1, 3, 4, 5, 6, 7, 10].map((line) => [line, 'unfilled']),
    )
    expect(problems[1]!.message).toBe(
      '“[More Information Needed]” under “Uses” is left over from a template. Write what belongs here, or remove it.',
    )
  })

  it('leaves bibliographies, sets, prompts and inline code alone', () => {
    expect(
      read('title={{Falcon-40B}: an open model},\ntitle = {{BERT}}\nthe set {{}}\n{{ .System }}\nuse `{{ name }}`')
        .problems,
    ).toEqual([])
  })
})

describe('what is not shown as written', () => {
  it('keeps scripts as text and reports them', () => {
    const text = '# M\n<script>alert(1)</script>\n<iframe src=x></iframe>\n`<script>`\n'
    const { body, problems } = read(text)
    expect(body).toBe(text)
    expect(problems.map(({ line }) => line)).toEqual([2, 3])
  })

  it('reports code and comments that nothing closes', () => {
    expect(read('# M\n\n```\n# x\n').problems).toMatchObject([
      { line: 3, message: expect.stringContaining('never closed') },
    ])
    expect(read('# M\n<!-- x\n').problems).toMatchObject([{ line: 2, message: expect.stringContaining('-->') }])
  })
})
