import type { FeatureCollection } from 'geojson';
import { AreaOutlinesDocument } from '@passerby/client/operations';
import { useAnswer } from '../../answers/use-answer.ts';
import { useMarket } from '../../market/market-context.ts';

const none: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** Outlines of the market's districts; empty while they are on their way, and where none are published. */
export function useDistrictOutlines(): FeatureCollection {
  const { districts } = useMarket();
  const within = districts.map(({ id }) => id);
  const { data } = useAnswer(
    within.length === 0 ? undefined : ({ document: AreaOutlinesDocument, variables: { within, level: 'DISTRICT' } } as const),
  );
  return (data?.areaFeatures as FeatureCollection | null | undefined) ?? none;
}
