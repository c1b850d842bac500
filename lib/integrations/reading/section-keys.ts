// Headings of the Hugging Face template, of Mitchell et al. (2019) and their common variants, in lower case.
const HEADINGS: Record<string, string> = {
  'model-details':
    'model details|model detail|details|model information|model info|about the model|about|overview|model overview|summary|model summary',
  introduction: 'introduction',
  'model-description': 'model description|description',
  'model-sources': 'model sources|sources|source|resources|links',
  'model-date': 'model date|release date|date',
  'model-version': 'model version|version|versions',
  'model-type': 'model type',
  'model-architecture': 'model architecture|architecture|model architecture and objective|architecture and objective',
  'intended-use':
    'intended use|intended uses|uses|use|use cases|intended uses & limitations|intended uses and limitations|uses and limitations|primary intended uses|primary intended use|intended usage|use case|uses, limitations and risks|model use|what is it for',
  'direct-use': 'direct use|direct uses',
  'downstream-use': 'downstream use|downstream uses',
  'intended-users': 'primary intended users|intended users|users',
  'out-of-scope':
    'out-of-scope use|out-of-scope uses|out of scope use|out of scope uses|out-of-scope use cases|out of scope use cases|out-of-scope|out of scope|misuse|misuse and malicious use|misuse, malicious use, and out-of-scope use|misuse and out-of-scope use|prohibited uses|prohibited use|unintended use|unintended uses',
  limitations:
    'limitations|limitation|known limitations|limitations and bias|limitations and biases|limitations & bias|limitations & biases|bias, risks, and limitations|bias, risks and limitations|risks, limitations and biases|risks and limitations|biases and limitations|limitations and risks|bias and limitations|performance and limitations|bias, risks & limitations|caveats|known issues|limitations and considerations',
  bias: 'bias|biases|bias and fairness|fairness|fairness and bias',
  risks: 'risks|risk|risks and harms',
  recommendations: 'recommendations|caveats and recommendations|caveats & recommendations',
  'how-to-use':
    'how to use|how to get started with the model|how to get started|how to use the model|how to use this model|getting started|get started|usage|quickstart|quick start|how to run|using the model|usage example|usage examples|example usage|model usage|inference|use in transformers',
  'training-data':
    'training data|training dataset|training datasets|data|dataset|datasets|data sets|training and evaluation data|training & evaluation data|train data|dataset specs|training corpus|training corpora',
  training:
    'training details|training|training data and method|model training|fine-tuning|finetuning|training configuration',
  'training-procedure': 'training procedure|training process',
  preprocessing: 'preprocessing|data preprocessing|pre-processing|preprocessing [optional]|data preparation',
  hyperparameters:
    'training hyperparameters|hyperparameters|hyper-parameters|hyperparameter|training specs|training parameters',
  'training-results': 'training results',
  'framework-versions': 'framework versions|framework version|software versions',
  'speeds-sizes-times': 'speeds, sizes, times|speeds, sizes, and times',
  evaluation:
    'evaluation|evaluations|model evaluation|quantitative analyses|quantitative analysis|performance|model performance',
  'evaluation-data':
    'evaluation data|testing data|test data|testing data, factors & metrics|testing data, factors and metrics|evaluation dataset|evaluation datasets|validation data',
  'evaluation-choice': 'motivation|choice of the evaluation data',
  'evaluation-preparation': 'preparation of the evaluation data|evaluation data preprocessing',
  factors: 'factors|relevant factors',
  'evaluation-factors': 'evaluation factors|evaluated factors',
  metrics:
    'metrics|choice of metrics|performance measures|model performance measures|performance metrics|evaluation metrics',
  'decision-thresholds': 'decision thresholds|decision threshold|thresholds',
  uncertainty:
    'variation approaches|variation|confidence intervals|error analysis and uncertainty|approaches to uncertainty and variability|uncertainty',
  'unitary-results': 'unitary results',
  'intersectional-results': 'intersectional results|intersectional result|intersectional analysis',
  'results-summary': 'summary of the results|results summary|discussion of results',
  results:
    'results|evaluation results|eval results|benchmark results|benchmark|benchmarks|benchmark performance|validation metrics|accuracy',
  'model-examination': 'model examination|interpretability|explainability',
  'ethical-considerations':
    'ethical considerations|ethics|ethical consideration|ethical considerations and limitations|broader impact|broader impacts|societal impact|considerations|broader implications',
  'sensitive-data': 'sensitive data|personal data|data privacy|privacy',
  'human-life': 'human life|matters of life and living',
  mitigations: 'mitigations|mitigation|mitigation strategies|risk mitigation',
  'problematic-uses': 'problematic use cases|problematic uses|fraught use cases|use cases to avoid',
  'open-issues':
    'open issues|further testing|what was not tested|unrepresented groups|ideal evaluation data|future work',
  'failure-cases': 'failure cases|failure modes|known failure cases|known failures',
  'risk-table': 'risks and what is done about them',
  worth: 'worth|business value|value',
  safety: 'safety|safety module|responsibility & safety|responsibility and safety|trust & safety',
  'environmental-impact':
    'environmental impact|environmental impacts|carbon footprint|carbon emissions|co2 emissions|estimated emissions|environmental specs|hardware and environmental impact|energy consumption',
  'technical-specification':
    'technical specifications|technical specification|technical details|specifications|model specs|model specifications|technical specs|specs',
  compute: 'compute infrastructure|compute|infrastructure',
  'inputs-outputs':
    'inputs and outputs|input and output|inputs & outputs|input/output|input|inputs|output|outputs|input format|output format|model input|model output|model inputs|model outputs',
  runtime: 'runtime|runtimes|deployment|serving|requirements',
  'operating-limits': 'operating limits|latency|throughput|latency and throughput',
  monitoring: 'monitoring|monitoring plan',
  hardware: 'hardware|hardware requirements',
  software: 'software|software requirements',
  license: 'license|licence|licensing|license information|licensing information|terms of use|license and use',
  citation:
    'citation|citations|citation information|cite|how to cite|cite us|citing|bibtex entry and citation info|bibtex|bibtex citation|citation info|cite this work|citing this work',
  references:
    'references|reference|paper or other resource for more information|paper|papers|related work|paper or resources',
  glossary: 'glossary',
  'more-information': 'more information|additional information|further information',
  developers:
    'developers|developed by|team|model developers|model developer|person or organization developing model|organization developing the model|organizations developing the model|who made it',
  authors: 'model card authors|authors|author|contributors|model authors',
  contact:
    'model card contact|contact|contact information|contacts|contact us|where to send questions or comments about the model|feedback|questions|support|point of contact',
  funding: 'funding|funded by|funders|who paid for it',
  'other-sections': 'other sections',
  'other-keys': 'other keys',
  acknowledgements: 'acknowledgements|acknowledgments|acknowledgement|acknowledgment|credits',
  disclaimer: 'disclaimer|disclaimers',
  changelog: 'changelog|change log|release notes|version history|revision history',
}

const KEYS = new Map(
  Object.entries(HEADINGS).flatMap(([key, names]) => names.split('|').map((name) => [name, key] as const)),
)
const MAX_KEY_LENGTH = 60

/** The stable key of a heading of the common templates, or null. */
export function templateKey(heading: string): string | null {
  const text = bare(heading)
  const short = text.replace(/ \([^)]*\)$/, '').replace(/^(?:the )?(?:model|model's) /, '')
  return KEYS.get(text) ?? KEYS.get(short) ?? null
}

/** A key for any other heading: letters and digits of any script, with dashes. */
export function derivedKey(heading: string): string {
  const slug = heading
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const key = [...slug.slice(0, MAX_KEY_LENGTH * 2)]
    .slice(0, MAX_KEY_LENGTH)
    .join('')
    .replace(/-$/, '')
    .normalize('NFC')
  // A name every object inherits is no key for whoever indexes sections in one.
  return key === '' || key in Object.prototype ? `${key || 'untitled'}-section` : key
}

/** Without numbering, decoration, the template's "[optional]" and a trailing colon. */
function bare(heading: string): string {
  return heading
    .slice(0, 200)
    .toLowerCase()
    .replace(/\[optional\]/g, '')
    .replace(/^(?:\d{1,3}\.)*\d{0,3}[^\p{L}]*/u, '')
    .replace(/(?:[\s:.!?\p{So}]|\ufe0f)+$/u, '')
    .replace(/\s+/g, ' ')
}
