import { describe, expect, it } from 'vitest'
import { fromBase64, fromHex, toBase64 } from './bytes'
import { openCheckpoint, parseCheckpointText, readCheckpoint, signCheckpoint } from './checkpoint'
import ed25519 from './fixtures/ed25519.json'
import notes from './fixtures/signed-notes.json'
import { nodeHashing } from './node-hashing'
import { formatVerifierKey, openNote, parseNote, parseVerifierKey, signNote } from './signed-note'
import { generateKeyPem, readSigningKey } from './signing-key'

const key = parseVerifierKey(nodeHashing.sha256, notes.note.vkey)
const { note } = notes.note
const ours = readSigningKey(generateKeyPem(), 'example.org/ours')
const ourKey = parseVerifierKey(nodeHashing.sha256, ours.vkey)

it.each(ed25519.cases)('Ed25519: $comment', ({ publicKey, message, signature, valid }) => {
  const verified = nodeHashing.verifyEd25519(fromHex(publicKey)!, fromHex(message)!, fromHex(signature)!)
  expect(verified).toBe(valid)
})

describe('a signed note', () => {
  it('opens with its key', async () => {
    expect(await openNote(nodeHashing, note, [key])).toBe(notes.note.signed_text)
    expect(formatVerifierKey(nodeHashing.sha256, key.name, key.publicKey)).toBe(notes.note.vkey)
  })

  it('keeps empty lines in its text, and up to 16 signatures and more', async () => {
    const text = 'one\n\ntwo\n'
    const signed = signNote(
      text,
      Array.from({ length: 40 }, () => ours.signer),
    )
    expect(await openNote(nodeHashing, signed, [ourKey])).toBe(text)
  })

  it('ignores signatures of unknown keys', async () => {
    const both = `${signNote(notes.note.signed_text, [ours.signer])}${note.split('\n\n')[1]}`
    expect(await openNote(nodeHashing, both, [key])).toBe(notes.note.signed_text)
    await expect(openNote(nodeHashing, note, [ourKey])).rejects.toThrow('not signed by a known key')
    const renamed = note.replace('— example.com/foo', '— example.com/bar')
    await expect(openNote(nodeHashing, renamed, [key])).rejects.toThrow('not signed by a known key')
  })

  it('is refused when a known key does not verify, beside one that does', async () => {
    const altered = note.replace('example message', 'exemple message')
    await expect(openNote(nodeHashing, altered, [key])).rejects.toThrow('does not verify')
    const mixed = `${signNote(notes.note.signed_text, [ours.signer])}${note.split('\n\n')[1]!.replace('Uw2QOkn8', 'Uw2QOkn9')}`
    await expect(openNote(nodeHashing, mixed, [key, ourKey])).rejects.toThrow('does not verify')
  })

  it.each([
    ['no last newline', note.slice(0, -1)],
    ['no empty line', note.replace('\n\n', '\n')],
    ['no signature', 'text\n\n'],
    ['a tab', note.replace('This', 'This\t')],
    ['a carriage return', note.replaceAll('\n', '\r\n')],
    ['a hyphen for the dash', note.replace('—', '-')],
    ['two spaces', note.replace('— ', '—  ')],
    ['no base64', note.replace('=\n', '\n')],
    ['something after the signature', note.replace('=\n', '= more\n')],
    ['too short a signature', 'text\n\n— example.com/foo Uw2QOg==\n'],
    [
      'too many signatures',
      signNote(
        'text\n',
        Array.from({ length: 65 }, () => ours.signer),
      ),
    ],
  ])('is refused with %s', (_, text) => {
    expect(() => parseNote(text)).toThrow()
  })
})

describe('a verifier key', () => {
  it.each([
    ['', 'a name'],
    [notes.note.vkey.replace('530d903a', '530d903b'), 'its own id'],
    [notes.note.vkey.replace('foo', 'fob'), 'its own id'],
    [notes.note.vkey.replace('+Ae', '+Be'), 'its type'],
    [notes.note.vkey.slice(0, -4), 'its length'],
    [`a b${notes.note.vkey}`, 'its name'],
  ])('%s is refused for %s', (vkey) => {
    expect(() => parseVerifierKey(nodeHashing.sha256, vkey)).toThrow()
  })

  it('may have plus signs in its base64', () => {
    for (let i = 0; i < 50; i++) {
      const { vkey } = readSigningKey(generateKeyPem(), 'example.org/log')
      expect(parseVerifierKey(nodeHashing.sha256, vkey).name).toBe('example.org/log')
    }
  })
})

describe('a checkpoint', () => {
  const root = new Uint8Array(nodeHashing.sha256('root'))

  it('is read as published', () => {
    const { origin, size, root_b64: published } = notes.checkpoint
    const read = readCheckpoint(notes.checkpoint.note)
    expect({ ...read, root: toBase64(read.root) }).toEqual({ origin, size, root: published, extensions: [] })
  })

  it('opens with its key, and as no other log', async () => {
    const signed = signCheckpoint(7, root, ours.signer)
    expect(await openCheckpoint(nodeHashing, signed, ourKey)).toEqual({
      origin: ourKey.name,
      size: 7,
      root,
      extensions: [],
    })
    const foreign = signNote(`example.org/theirs\n7\n${toBase64(root)}\n`, [ours.signer])
    await expect(openCheckpoint(nodeHashing, foreign, ourKey)).rejects.toThrow('another log')
  })

  it.each(['07', '-1', '+7', '7.0', '1e3', '', ' 7', '9007199254740993'])('refuses the size "%s"', (size) => {
    expect(() => parseCheckpointText(`origin\n${size}\n${toBase64(root)}\n`)).toThrow('size')
  })

  it('refuses other shapes', () => {
    expect(() => parseCheckpointText(`\n7\n${toBase64(root)}\n`)).toThrow('origin')
    expect(() => parseCheckpointText(`origin\n7\n${toBase64(root.slice(1))}\n`)).toThrow('root')
    expect(() => parseCheckpointText('origin\n7\n')).toThrow()
    expect(() => parseCheckpointText(`origin\n7\n${toBase64(root)}\n\nmore\n`)).toThrow('empty line')
    expect(parseCheckpointText(`origin\n7\n${toBase64(root)}\nmore\n`).extensions).toEqual(['more'])
  })
})

it('decodes one base64 text for the same bytes only', () => {
  expect(fromBase64('AAE=')).toEqual(Uint8Array.of(0, 1))
  for (const text of ['AAE', 'AAF=', 'AA==\n', 'A===', 'AAE=AAE=', 'AB==', '-_8=']) expect(fromBase64(text)).toBeNull()
})
