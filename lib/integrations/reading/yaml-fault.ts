import type { YAMLError } from 'yaml'
import { quote } from './report'

const TEMPLATE_MARKER = /\{[{%]|\{[\w.-]{1,80}\}/

/** What is wrong with a line of YAML, and what to do, for someone who has never read the specification. */
export function describeYamlFault(error: YAMLError, lineText: string, what: string): string {
  const here = lineText.trim() === '' ? 'This line' : quote(lineText)
  if (TEMPLATE_MARKER.test(lineText)) {
    return `${here} still holds the marker of a template ({…}, {{ … }} or {% … %}). Replace it with the real value.`
  }
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return `${here} is indented with a tab. Replace the tab with spaces.`
    case 'BAD_INDENT':
      if (/flow/i.test(error.message))
        return `A bracket [ or { opened above is not closed where ${here === 'This line' ? 'this line' : here} begins. Close it.`
      return `${here} is not indented like the lines it belongs to. Start keys of one group, and dashes of one list, in the same column.`
    case 'BLOCK_AS_IMPLICIT_KEY':
      return `${here} has a second “key:” where a value should be. Put quotation marks around a value that contains a colon, or start the second key on a line of its own.`
    case 'MULTILINE_IMPLICIT_KEY':
      return `${here} was read as a key that runs over more than one line. Is a colon missing, or a line not indented? Put quotation marks around text that runs over several lines.`
    case 'KEY_OVER_1024_CHARS':
      return `${here} has more than 1,024 characters before its colon. Put quotation marks around long text that contains a colon.`
    case 'BAD_SCALAR_START':
      return `${here} has a value starting with a character that has a special meaning here (such as @, \`, % or |). Put quotation marks around the value.`
    case 'BAD_DQ_ESCAPE':
      return `${here} has a backslash inside double quotation marks that stands for nothing. Write it twice (\\\\), or use single quotation marks.`
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return `${here} has a value starting with * or &, which refers to another place in the block. Put quotation marks around the value if it is meant as text.`
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'BAD_PROP_ORDER':
    case 'BAD_COLLECTION_TYPE':
    case 'TAG_RESOLVE_FAILED':
      return `${here} has a value marked with ! or & in a way that cannot be understood. Put quotation marks around the value if it is meant as text.`
    case 'MULTIPLE_DOCS':
    case 'BAD_DIRECTIVE':
      return `${here} starts a second block or an instruction to a parser (... or %). ${what[0]!.toUpperCase()}${what.slice(1)} is one block of “key: value” lines; remove it.`
    case 'BLOCK_IN_FLOW':
      return `${here} starts a new line of a list or group inside brackets. Close the bracket [ or { first.`
    case 'MISSING_CHAR':
      return describeMissing(error.message, here)
    case 'UNEXPECTED_TOKEN':
      return /flow|,/.test(error.message)
        ? `${here} has a bracket or a comma too many, or one that is not closed. Check [ ], { } and the commas between them; put quotation marks around text that contains them.`
        : `${here} has something after the end of its value. Is a quotation mark inside quoted text, or a line not indented under its key?`
    default:
      return `${here} cannot be read as “key: value”. Check its indentation, colons and quotation marks.`
  }
}

function describeMissing(message: string, here: string): string {
  if (message.includes('closing')) return `${here} opens a quotation mark that is never closed.`
  if (message.includes('map values')) {
    return `${here} has no colon: every line here should be “key: value”, or start with a dash in a list. Indent it if it continues the line above.`
  }
  if (message.includes('without -'))
    return `${here} stands in a list but does not start with a dash and a space (“- ”).`
  if (message.includes('Comments'))
    return `${here} has a # right after a value. Put a space before it, or quotation marks around the value.`
  if (message.includes('directives'))
    return `${here} starts with %, which is an instruction to a parser. Put quotation marks around it or remove it.`
  if (message.includes('space after :')) return `${here} needs a space after a colon.`
  return `${here} has a bracket [ or { that is not closed, or a comma missing between two values.`
}
