import { MlflowError } from './mlflow-error'

// Addresses that clouds answer on with the keys of the machine itself.
const OWN_MACHINE = /^(?:169\.254\.\d+\.\d+|\[fe80:.*\]|metadata\.google\.internal)\.?$/i

/**
 * The address of a server of MLflow, with the path it is served under and without a slash at its end.
 *
 * @throws MlflowError when it is none that may be called.
 */
export function mlflowBaseUrl(written: string): URL {
  if (!URL.canParse(written.trim()))
    throw new MlflowError('That is no address. Give one such as https://mlflow.example.org.')
  const url = new URL(written.trim())
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new MlflowError('The address must begin with https:// or http://.')
  if (url.username || url.password)
    throw new MlflowError('Leave the user name and password out of the address; give them in their own fields.')
  if (url.search || url.hash)
    throw new MlflowError('The address must end with its path: leave out what follows ? or #.')
  if (OWN_MACHINE.test(url.hostname))
    throw new MlflowError('That address is one of the machine itself, not of a server of MLflow.')
  url.pathname = url.pathname.replace(/(?:\/(?:api|ajax-api)(?:\/2\.0(?:\/mlflow)?)?)?\/*$/, '')
  return url
}
