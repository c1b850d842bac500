/** @type {import('next').NextConfig} */
const config = {
  agentRules: false,
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // A model card may have 2 MiB, and up to three bytes a character on the way.
  experimental: { serverActions: { bodySizeLimit: '7mb' } },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'graphile-worker', 'pino', 'prom-client', 'pdfmake'],
  // Types are checked by `npm run check`; the build does not do it twice.
  typescript: { ignoreBuildErrors: true },
}

export default config
