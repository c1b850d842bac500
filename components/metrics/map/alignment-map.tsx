import type { ReactNode } from 'react'
import type { Alignment } from '@/lib/metrics/alignment/views'
import { GaugeLegend } from './gauge'
import { LazyMap } from './lazy-map'
import { mapHeight } from './map-lines'
import { mapLinks, mapNodes } from './map-nodes'
import { placeMap } from './place-map'
import './map.css'

type MapProps = {
  alignment: Alignment
  /** `/w/halden` */
  base: string
  /** Of the map's own page: its links stand below. */
  here: string
  /** States the finding. */
  label: string
  /** The heads of the three columns, with what was signed. */
  heads: ReactNode
}

/** Technical, domain, business from left to right. Laid out here; the picture's script comes when the page stands. */
export function AlignmentMap({ alignment, base, here, label, heads }: MapProps) {
  const placed = placeMap(alignment.metrics, alignment.links)
  return (
    <figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="mm" tabIndex={0} aria-label={label}>
        <div className="mm-inner">
          {heads}
          <div className="mm-map" style={{ height: mapHeight(placed) }}>
            <LazyMap
              nodes={mapNodes(alignment, base)}
              links={mapLinks(alignment.links, here)}
              placed={placed}
              label={label}
              drawHref={alignment.mayEdit ? `${here}/links/new` : undefined}
            />
          </div>
        </div>
      </section>
      <GaugeLegend />
    </figure>
  )
}
