import type { DataRequestsQuery, DataRequestStep } from '@passerby/client/operations';
import { AddressLink } from '../../controls/section-links.tsx';
import { formatInstant } from '../../format/formats.ts';
import { DeadlineText } from './deadline-text.tsx';
import { canRequest, canReview } from './request-steps.ts';
import type { Asking } from './request-steps.ts';
import { outcomeLabels, stateLabels } from './request-words.ts';
import { TableScroll } from '../../controls/table-scroll.tsx';

type Listed = DataRequestsQuery['dataRequests']['nodes'][number];

/** The requests that who asks may see: first those that wait for them, then the newest. */
export function RequestsTable({ asking, requests }: { readonly asking: Asking; readonly requests: readonly Listed[] }) {
  const isInbox = canReview(asking);
  if (requests.length === 0) return <p>{isInbox ? 'No request was submitted yet.' : 'There is no request yet.'}</p>;
  const sorted = requests.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || changedAt(b).localeCompare(changedAt(a)));
  return (
    <TableScroll label="List of requests">
      <table className="requests-table">
        <caption className="quiet">{isInbox ? 'Requests for review' : 'Requests of the organisation'}</caption>
        <thead>
          <tr>
            <th scope="col">Request</th>
            {isInbox && <th scope="col">Public body</th>}
            <th scope="col">State</th>
            <th scope="col">Your turn</th>
            <th scope="col">Operator&apos;s time</th>
            <th scope="col">Automatic check</th>
            <th scope="col">Last step</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((request) => (
            <tr key={request.id}>
              <th scope="row">
                <AddressLink to={{ request: request.id }}>{request.title === '' ? 'Without a title' : request.title}</AddressLink>
              </th>
              {isInbox && <td>{request.organisation.name}</td>}
              <td>
                <span className={`state state-${request.state}`}>{stateLabels[request.state]}</span>
              </td>
              <td>{turnOf(asking, request)}</td>
              <td>
                <DeadlineText deadline={request.deadline} />
              </td>
              <td>{request.check === null ? 'not yet' : outcomeLabels[request.check.outcome]}</td>
              <td>{formatInstant(changedAt(request))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

/** What is asked of who asks; to withdraw is possible and never asked. */
const turnWords: Readonly<Record<DataRequestStep, string>> = {
  SUBMIT: 'Complete and submit',
  ACCEPT: 'Accept the conditions',
  TAKE: 'Take into review',
  RETURN: 'Decide',
  APPROVE: 'Decide',
  REJECT: 'Decide',
  RELEASE: 'Check the output',
  REFUSE_OUTPUT: 'Check the output',
  WITHDRAW: '',
};

function turnOf(asking: Asking, { state, nextSteps: [step] }: Listed): string {
  if (step !== undefined) return turnWords[step];
  return state === 'RELEASED' && canRequest(asking) ? 'Fetch the output' : '';
}

/** 0 for what waits for who asks. */
function urgencyOf({ nextSteps: [step] }: Listed): number {
  return step === undefined || step === 'WITHDRAW' ? 1 : 0;
}

function changedAt({ history, createdAt }: Listed): string {
  return history.at(-1)?.at ?? createdAt;
}
