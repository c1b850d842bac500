/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'graphile-worker', 'pino', 'prom-client'],
  // Types are checked by `npm run check`; the build does not do it twice.
  typescript: { ignoreBuildErrors: true },
}

export default config
