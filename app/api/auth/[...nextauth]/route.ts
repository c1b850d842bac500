import type { NextRequest } from 'next/server'
import { answerCallback, answerLimited, answerSession, handlers } from '@/lib/identity/auth'

export async function GET(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl
  if (pathname === '/api/auth/session') return answerSession(request)
  const response = await handlers.GET(request)
  return pathname === '/api/auth/callback/oidc' ? answerCallback(response) : response
}

export async function POST(request: NextRequest): Promise<Response> {
  return answerLimited(await handlers.POST(request))
}
