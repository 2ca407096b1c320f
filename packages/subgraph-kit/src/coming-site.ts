import type { EditionFacts } from '@passerby/anonymisation/plan';
import type { InsightQuestion } from '@passerby/anonymisation/question';
import { PasserbyError } from '@passerby/domain/error';
import type { ComingSite } from '@passerby/domain/licence';
import { formatQualifiedId } from '@passerby/domain/place';
import type { Insights } from './insights.ts';
import { vouch } from './public-refusal.ts';

/**
 * What the owner of a study zone reads until a release has it: throws DATA_NOT_AVAILABLE with `availableFrom`, the Monday from
 * which it is measured. Everyone else reads NOT_FOUND, as for any site that is not there (interfaces.md, Order and time).
 */
export function assertMeasured(edition: EditionFacts, siteId: string, coming: readonly ComingSite[] = []): void {
  const id = formatQualifiedId({ market: edition.market.id, id: siteId });
  const found = coming.find((site) => site.id === id);
  if (found === undefined || edition.sites.some((site) => site.siteId === siteId)) return;
  const { measuredFrom } = found;
  const message = `The study zone "${id}" is measured from ${measuredFrom}; its figures come with the releases from that day on`;
  throw vouch(new PasserbyError('DATA_NOT_AVAILABLE', message, { id, availableFrom: measuredFrom }));
}

/** The gate, with the refusal of {@link assertMeasured} before its own. */
export function guardComingSites(insights: Insights, listComing: () => readonly ComingSite[]): Insights {
  const check = ({ market, places }: InsightQuestion): void => {
    if (!('siteIds' in places)) return;
    const edition = insights.getEdition(market);
    for (const siteId of places.siteIds) assertMeasured(edition, siteId, listComing());
  };
  const guard =
    <Answer>(ask: (question: InsightQuestion) => Promise<Answer>) =>
    async (question: InsightQuestion): Promise<Answer> => {
      check(question);
      return ask(question);
    };
  return {
    ...insights,
    ask: guard((question) => insights.ask(question)),
    askColumns: guard((question) => insights.askColumns(question)),
    askMedian: guard((question) => insights.askMedian(question)),
  };
}
