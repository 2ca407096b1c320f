import { MarketOutlineDocument } from '@passerby/client/operations';
import { useAnswer } from '../../answers/use-answer.ts';

/** The name of a site or district of a market by its id; the id of any other place, and where the market may not be asked about. */
export function usePlaceName(market: string): (id: string) => string {
  const { data } = useAnswer({ document: MarketOutlineDocument, variables: { market } });
  const places = data === undefined ? [] : [...data.sites.nodes, ...data.districts.nodes];
  return (id) => places.find((place) => place.id === id)?.name ?? id;
}
