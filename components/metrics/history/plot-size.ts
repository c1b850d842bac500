/** The plot's own units; it is stretched to the width there is. */
export const [WIDTH, HEIGHT] = [1000, 250]
