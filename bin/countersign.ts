/** What `countersign.mjs` loads once it is built. */
export { main } from './cli/main'
