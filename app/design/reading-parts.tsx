import { GraphView } from '@/components/graph/graph-view'
import { layoutGraph } from '@/components/graph/layout-graph'
import { Button, ButtonRow } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { DiffTable } from '@/components/ui/diff-table'
import { Markdown } from '@/components/ui/markdown'
import { Menu } from '@/components/ui/menu'
import { Term } from '@/components/ui/term'
import { Kit, Kits } from './kit'

const GRAPH = layoutGraph(
  [
    {
      id: 'recall',
      label: 'Recall within 60,000 contacts',
      note: '0.634, target 0.70',
      tone: 'warn',
      icon: 'warning',
      href: '/design?metric=recall',
    },
    {
      id: 'calls',
      label: 'Calls per customer kept',
      note: '24, target 20',
      tone: 'ok',
      icon: 'check-circle',
      href: '/design?metric=calls',
    },
    {
      id: 'kept',
      label: 'Customers kept a month',
      note: '1,180, target 1,300',
      tone: 'ok',
      icon: 'check-circle',
      href: '/design?metric=kept',
      current: true,
    },
    { id: 'euro', label: 'Value a year', note: '€1.1M of €1.2M', icon: 'chart' },
  ],
  [
    { from: 'recall', to: 'kept', label: '1 point ≈ 40' },
    { from: 'calls', to: 'kept' },
    { from: 'kept', to: 'euro', label: '≈ €300 each' },
    { from: 'euro', to: 'calls', back: true },
  ],
)

const CARD = `## Intended use

Ranks **consumer** contracts by how likely they end. See [the card](https://example.com/card).

| group | recall |
| --- | --- |
| all | 0.71 |
| over 65 | 0.58 |

* Not for business contracts.
* ![score by age](https://example.com/age.png)

<script>alert(1)</script>
`

export function ReadingParts() {
  return (
    <>
      <Kit title="Difference" note="Before is grey, after is ink. Colour never judges: better and worse are words.">
        <DiffTable
          caption="What changed between v2 and v3"
          beforeLabel="v2, approved 4 Mar in APR-22"
          afterLabel="v3, asked now"
          changes={[
            {
              field: 'Recall within 60,000 contacts',
              note: 'target ≥ 0.70',
              before: '0.66',
              after: '0.71',
              verdict: 'better',
              material: true,
              whole: true,
            },
            {
              field: 'Recall, customers over 65',
              note: 'guardrail 0.55',
              before: '0.61',
              after: '0.58',
              verdict: 'worse',
              material: true,
              whole: true,
            },
            {
              field: 'Trained on',
              before: 'DS-31 r11, Jan 2024 – Jan 2026',
              after: 'DS-31 r18, Jan 2024 – Aug 2026',
              material: true,
            },
            {
              field: 'Limits, in plain words',
              before: 'Not for business contracts.',
              after:
                'Not for business contracts. Finds fewer leavers over 65 than v2; care calls them in the weekly list instead.',
              material: true,
            },
            { field: 'Contact text', before: null, after: '“before you go”', material: false },
          ]}
        />
      </Kit>
      <Kit title="Graph" note="Laid out on the server; nodes that lead somewhere are reached by Tab.">
        <GraphView
          title="Recall drives the value; calls per customer follow it"
          graph={GRAPH}
          table={
            <table className="dt">
              <thead>
                <tr>
                  <th scope="col">Metric</th>
                  <th scope="col">Newest</th>
                </tr>
              </thead>
              <tbody>
                {GRAPH.nodes.map((node) => (
                  <tr key={node.id}>
                    <th scope="row">{node.label}</th>
                    <td data-label="Newest">{node.note}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          }
        />
      </Kit>
      <Kits>
        <Kit title="Long text, as people wrote it">
          <Markdown>{CARD}</Markdown>
        </Kit>
        <Kit title="Dialog, menu, term">
          <ButtonRow>
            <Dialog open="Retire model…" openKind="danger" title="Retire Churn scorer v1?">
              <p className="text-fg-2">
                Its endpoint stops on 30 November 18:00. <b>2 jobs still call it</b>: night-batch, care-export. Records,
                card and proofs stay until 2033.
              </p>
              <ButtonRow end>
                <Button kind="quiet" data-close>
                  Cancel
                </Button>
                <Button kind="danger" data-close>
                  Retire v1
                </Button>
              </ButtonRow>
            </Dialog>
            <Menu label="More" icon="more" start>
              <button type="button" className="menu-item">
                Copy the link
              </button>
              <button type="button" className="menu-item">
                Move back
              </button>
            </Menu>
          </ButtonRow>
          <p className="mt-3 text-15">
            The <Term meaning="The value beyond which somebody must act.">guardrail</Term> of this metric is 0.62.
          </p>
        </Kit>
      </Kits>
    </>
  )
}
