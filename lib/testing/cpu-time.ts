/** Milliseconds of processor time that `work` took: what it costs, whatever else the machine is doing. */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
