/** Colours of ink and paper by day and by night, and paper for the printer. */
export const CARD_STYLE = `
:root{color-scheme:light dark;--ink:#1a1a1e;--soft:#55555f;--line:#d9d9df;--paper:#fff;--raised:#f6f6f8;--link:#0b57a4;--bar:#3b7dc4;--mark:#b4400a}
@media (prefers-color-scheme:dark){:root{--ink:#ececf0;--soft:#a9a9b5;--line:#3a3a42;--paper:#17171a;--raised:#212126;--link:#8ab8ee;--bar:#5b97d6;--mark:#f0935c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:50rem;padding:2rem 1.25rem 4rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 1rem}
h2{font-size:1.25rem;margin:2.5rem 0 .25rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:1.5rem 0 .25rem}
h4,h5,h6{font-size:1rem;margin:1rem 0 .25rem}
p,ul,ol,pre,blockquote,figure{margin:.5rem 0}
a{color:var(--link)}
dl.facts{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;margin:0;padding:1rem;background:var(--raised);border-radius:6px;font-size:.875rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.role,.none,figcaption,caption,.image{color:var(--soft);font-size:.875rem;text-align:left}
blockquote{padding-left:1rem;border-left:3px solid var(--line);color:var(--soft)}
pre{padding:.75rem;background:var(--raised);border-radius:6px;overflow-x:auto;font-size:.8125rem}
pre.plain{white-space:pre-wrap}
code{font-family:ui-monospace,monospace;font-size:.875em}
.wide,figure{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem;width:100%}
th,td{padding:.375rem .625rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
td{white-space:pre-line}
svg{display:block;width:100%;min-width:34rem;height:auto;font:12px system-ui,sans-serif;fill:var(--ink)}
.bar{fill:var(--bar)}.end{text-anchor:end}.middle{text-anchor:middle}
.interval{stroke:var(--ink);fill:none}.baseline{stroke:var(--mark);stroke-width:2;stroke-dasharray:5 3;fill:none}
@media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--raised:#fff;--link:#000;--bar:#888;--mark:#000}body{max-width:none;padding:0;font-size:10pt}h2,h3{break-after:avoid}tr,figure,dl.facts{break-inside:avoid}.wide,figure{overflow:visible}svg{min-width:0}dl.facts{border:1px solid var(--line)}}
`.trim()
