import { describe, expect, it } from 'vitest'
import { draftReport } from './report'

describe('a report', () => {
  it('lists no more than 500 parts, each cut, the last saying how many more', () => {
    const report = draftReport()
    for (let line = 1; line <= 800; line++) report.unrecognised({ line, path: `k${line}`, text: 'x'.repeat(1000) })
    const { unrecognised } = report.finish()
    expect(unrecognised).toHaveLength(500)
    expect(unrecognised![0]!.text).toHaveLength(400)
    expect(unrecognised!.at(-1)).toMatchObject({ line: 500, text: expect.stringContaining('301 more parts') })
  })

  it('puts problems in the order of their lines, and counts those over 200', () => {
    const report = draftReport()
    for (let line = 300; line > 0; line--) report.problem({ line, message: `Problem ${line}.` })
    const { problems } = report.finish()
    expect(problems).toHaveLength(201)
    expect(problems[0]!.line).toBe(101)
    expect(problems.at(-1)).toMatchObject({ line: 100, message: expect.stringContaining('100 more problems') })
  })

  it('refuses by the first fault, not by another problem', () => {
    const report = draftReport()
    report.problem({ line: 1, message: 'Small.' })
    report.fault({ line: 3, message: 'Broken.' })
    report.fault({ line: 2, message: 'Broken again.' })
    expect(report.refusal()).toEqual({ ok: false, code: 'invalid', message: 'Line 3: Broken.', line: 3 })
    expect(draftReport().refusal()).toEqual({ ok: false, code: 'invalid', message: 'The file cannot be read.' })
  })
})
