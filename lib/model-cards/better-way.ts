const higher =
  /^(accuracy|acc|balanced_accuracy|f1|precision|recall|auc|roc_?auc|auprc|map|ndcg|mrr|bleu|chrf|rouge\w*|meteor|bertscore|exact_match|em|r2|r_squared|pass@\d+|matthews_correlation|mcc|spearmanr?|pearsonr?)$/
const lower = /^(loss|perplexity|ppl|wer|cer|ter|mse|rmse|mae|mape|smape|log_?loss|brier(_score)?|fid|latency)$/

/** Which way a metric is better, where its name says so. */
export function betterWay(metric: string | null): { better?: 'higher' | 'lower' } {
  const id =
    metric
      ?.trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_')
      // Where and among whom it was measured says nothing of which way is better.
      .replace(/_(within|at|for|of|over|in|among)_.*$/, '') ?? ''
  if (higher.test(id)) return { better: 'higher' }
  return lower.test(id) ? { better: 'lower' } : {}
}
