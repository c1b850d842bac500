'use client'

import { useEffect, useRef, useState } from 'react'
import { assessRisk, isLower, type RiskAnswers } from '@/lib/risk/rules'
import type { Questionnaire } from '@/lib/risk/vocabulary'
import { type RiskTier, riskTierLabels } from '@/lib/use-cases/vocabulary'
import { ReasonList } from './reason-list'
import { RiskTierChip } from './tier-chip'

type Props = {
  questionnaire: Questionnaire
  initial: RiskAnswers
  standing: RiskTier | null
  isOverridden: boolean
  mayLower: boolean
}

/** What the answers in the form around it come to, with every one that changes. The server computes it again. */
export function LiveResult({ questionnaire, initial, standing, isOverridden, mayLower }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [answers, setAnswers] = useState(initial)

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const read = () => {
      const data = new FormData(form)
      setAnswers(
        Object.fromEntries(
          questionnaire.questions.map(({ key }) => [key, String(data.get(`answers.${key}`) ?? '') || undefined]),
        ),
      )
    }
    read()
    form.addEventListener('input', read)
    return () => form.removeEventListener('input', read)
  }, [questionnaire])

  const { tier, points, most, byPoints, reasons, missing } = assessRisk(questionnaire, answers)
  const open = missing.length
  const lowers = open === 0 && !isOverridden && standing !== null && isLower(tier, standing)
  return (
    <div ref={place} className="text-13">
      <p className="flex flex-wrap items-center gap-2" role="status">
        <span className="text-fg-2">{open === 0 ? 'The answers come to' : 'So far at least'}</span>
        <RiskTierChip tier={tier} />
      </p>
      <p className="num mt-1 text-fg-2">
        {points} of {most} points
        {open > 0 ? `, ${open === 1 ? 'one question' : `${open} questions`} open` : ''}
      </p>
      {tier !== byPoints ? (
        <p className="mt-1 text-12 text-fg-2">
          The points alone would be {riskTierLabels[byPoints].toLowerCase()}; one answer demands more.
        </p>
      ) : null}
      {isOverridden ? (
        <p className="mt-2 text-12 text-fg-2">
          A risk officer set {standing ? riskTierLabels[standing].toLowerCase() : 'the tier'}, which stays until it is
          lifted.
        </p>
      ) : lowers ? (
        <p className="mt-2 text-12 text-fg-2">
          {mayLower
            ? `This lowers the tier: it is ${riskTierLabels[standing].toLowerCase()} today.`
            : `It is ${riskTierLabels[standing].toLowerCase()} today, and only a risk officer lowers a tier: sending this will be refused.`}
        </p>
      ) : null}
      <h4 className="mt-4 mb-1 font-semibold text-13">What weighs most</h4>
      <ReasonList reasons={reasons} most={6} />
    </div>
  )
}
