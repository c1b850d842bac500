import { Avatar, Person } from '@/components/ui/avatar'
import { Count, Tag } from '@/components/ui/badge'
import { Button, ButtonRow, IconButton } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { Digest, ShortDigest } from '@/components/ui/digest'
import { Money } from '@/components/ui/money'
import { EmptyState, Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Seal, SealMark, SealPlace } from '@/components/ui/seal'
import { Skeleton } from '@/components/ui/skeleton'
import { Status, StatusChip } from '@/components/ui/status-chip'
import { Segments, Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { Kit, Kits } from './kit'

const DIGEST = 'sha256:9f2c41aa07be5d13c6e80f724b91d3e5a8350c66e1f7942b5d08bb3a71c46efd'
const NOW = new Date('2026-11-20T14:32:00Z')
const ROLES = [
  ['Ingrid Solheim', 'business_stakeholder', 'Business'],
  ['Mateo Quispe', 'subject_matter_expert', 'Expert'],
  ['Amara Okonkwo', 'data_scientist', 'Data science'],
  ['Priya Raghavan', 'data_engineer', 'Data eng.'],
  ['Leila Haddad', 'risk_officer', 'Risk'],
  ['Ruth Abelson', 'auditor', 'Audit'],
] as const

export function BasicParts() {
  return (
    <Kits>
      <Kit title="Type" note="Inter; figures are tabular in tables.">
        <p className="text-28 font-semibold">€3.12M</p>
        <p className="text-21 font-semibold">Page title states the finding</p>
        <p className="text-17 font-semibold">Section on a reading page</p>
        <p className="text-15">Prose a stakeholder reads, 74 characters wide</p>
        <p className="text-14">Interface, questions, list titles</p>
        <p className="text-13">Tables, controls, panel text 1,284,903</p>
        <p className="text-12">Meta, table heads, provenance</p>
        <p className="text-11">Axis ticks and key caps</p>
      </Kit>
      <Kit title="Buttons" note="One primary a page. Vermilion only signs.">
        <ButtonRow>
          <Button kind="primary">Ask for rollout</Button>
          <Button>Review</Button>
          <Button kind="quiet">Cancel</Button>
        </ButtonRow>
        <div className="mt-2">
          <ButtonRow>
            <Button kind="seal" icon="pen">
              Sign
            </Button>
            <Button kind="danger">Retire model</Button>
            <Button disabled>Disabled</Button>
            <IconButton icon="more" label="More" />
          </ButtonRow>
        </div>
      </Kit>
      <Kit title="Status: icon, word, colour, reason">
        <div className="flex flex-wrap gap-[6px]">
          <StatusChip tone="ok">Approved</StatusChip>
          <StatusChip tone="warn" icon="clock">
            Closes today
          </StatusChip>
          <StatusChip tone="bad">Refused</StatusChip>
          <StatusChip tone="idle">Waits</StatusChip>
          <StatusChip tone="ink">Release preparation</StatusChip>
          <StatusChip tone="seal">Signed</StatusChip>
          <StatusChip
            tone="warn"
            reason={
              <>
                <p>
                  Recall in production is <b>0.634</b>; the guardrail is <b>0.62</b>, set on 7 May by three roles.
                </p>
                <p>
                  Owner: Amara Okonkwo. <TextLink href="/design">History</TextLink>
                </p>
              </>
            }
          >
            Guardrail near
          </StatusChip>
        </div>
        <p className="mt-3 flex flex-wrap gap-4 text-12">
          <Status tone="ok">Expert</Status>
          <Status tone="bad">Risk: major issue</Status>
          <Status tone="idle">You</Status>
        </p>
      </Kit>
      <Kit title="People">
        <div className="grid grid-cols-3 gap-y-3">
          {ROLES.map(([name, role, word]) => (
            <span key={role} className="grid justify-items-center gap-1 text-11 text-fg-3">
              <Avatar name={name} roleId={role} size={32} />
              {word}
            </span>
          ))}
        </div>
        <div className="mt-3 text-13">
          <Person name="Ingrid Solheim" roleId="business_stakeholder" note="Business stakeholder" />
        </div>
      </Kit>
      <Kit title="Counts, filters, time, money">
        <p className="flex flex-wrap items-center gap-3 text-13">
          <Count value={3} label="waiting for you" /> waits for me <Tag clearHref="/design">Tier: high</Tag>
          <RelativeTime at="2026-11-20T13:10:00Z" now={NOW} /> <Money amount={1095000} currency="EUR" per="year" />
          <Money amount={3120000} currency="EUR" short /> <Money amount={null} currency="EUR" />
        </p>
      </Kit>
      <Kit title="Notices">
        <div className="grid gap-3">
          <Notice
            tone="bad"
            title="The drift report could not be read"
            requestId="7f2c-11e"
            actions={<Button icon="refresh">Try again</Button>}
          >
            Evidently answered after 30 s with nothing. Yesterday’s report is shown below; gates use yesterday’s too.
          </Notice>
          <Notice tone="warn" title="This edit voids 1 approval">
            Leila Haddad’s answer was given over the text before it.
          </Notice>
          <Notice tone="info" title="You look at this in the Audit view" />
        </div>
      </Kit>
      <Kit title="Empty and loading">
        <EmptyState title="No use case waits in this stage" actions={<Button>Start from a template</Button>}>
          A use case arrives here when its key metrics are signed by business, expert and data science.
        </EmptyState>
        <div className="mt-4">
          <Skeleton lines={3} />
        </div>
      </Kit>
      <Kit title="Digest">
        <p>
          <Digest value={DIGEST} />
        </p>
        <p className="mt-2 flex items-center gap-2 text-13">
          <ShortDigest value={DIGEST} /> <Status tone="ok">same as approved</Status>
        </p>
      </Kit>
      <Kit title="Seal" note="Only where something is signed or sealed.">
        <div className="flex flex-wrap gap-5">
          <Seal kind="decision" reference="APR-41" date="20 NOV 2026" />
          <Seal kind="checkpoint" reference="1,284,903" date="20 NOV 2026" />
          <SealPlace />
        </div>
        <p className="mt-2 flex items-center gap-2 text-13">
          <SealMark /> 14 in lists <SealMark size={18} /> 18 in panels
        </p>
      </Kit>
      <Kit title="Tabs and segments">
        <Tabs
          label="Record"
          items={[
            { href: '/design?tab=discussion', label: 'Discussion', count: 6, current: true },
            { href: '/design?tab=activity', label: 'Activity', count: 42 },
            { href: '/design?tab=evidence', label: 'Evidence', count: 11 },
          ]}
        />
        <div className="mt-3">
          <Segments
            label="Difference"
            items={[
              { href: '/design?diff=side', label: 'Side by side', current: true },
              { href: '/design?diff=inline', label: 'Inline' },
            ]}
          />
        </div>
      </Kit>
      <Kit title="Facts">
        <DescriptionList
          items={[
            { term: 'Entry', value: '1,284,911' },
            { term: 'Digest seen', value: <ShortDigest value={DIGEST} /> },
            {
              term: 'Proof',
              value: (
                <Status tone="ok" icon="check">
                  Included, 21 hashes
                </Status>
              ),
            },
            { term: 'Witnessed by', value: null },
          ]}
        />
      </Kit>
    </Kits>
  )
}
