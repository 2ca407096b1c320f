import { useEffect, useEffectEvent, useRef } from 'react';
import { DataRequestDocument } from '@passerby/client/operations';
import type { WholeRequestFragment } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { forgetAnswers, useAnswer } from '../../answers/use-answer.ts';
import { AddressLink } from '../../controls/section-links.tsx';
import { formatDay } from '../../format/formats.ts';
import { MarketScope } from '../../market/market-scope.tsx';
import { useClient } from '../../shell/asker-context.ts';
import { CheckNote } from './check-note.tsx';
import { DeadlineText } from './deadline-text.tsx';
import { FiveSafesPanel } from './five-safes-panel.tsx';
import { HistoryTimeline } from './history-timeline.tsx';
import { RequestEditor } from './request-editor.tsx';
import { RequestFacts } from './request-facts.tsx';
import { RequesterSteps } from './requester-steps.tsx';
import { ReviewerSteps } from './reviewer-steps.tsx';
import { isAwaited, needsOtherEyes } from './request-steps.ts';
import type { Asking } from './request-steps.ts';
import { stateLabels } from './request-words.ts';
import { WithdrawForm } from './withdraw-form.tsx';

/** How often is asked whether the worker is done. */
const pollMs = 1500;

/** One request, asked again while the worker has it. */
export function OpenedRequest({ asking, id }: { readonly asking: Asking; readonly id: string }) {
  const answer = useAnswer({ document: DataRequestDocument, variables: { id } });
  const client = useClient();
  const isWaiting = answer.data !== undefined && isAwaited(answer.data.dataRequest);
  const look = useEffectEvent(() => forgetAnswers(client, DataRequestDocument));
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => look(), pollMs);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return (
    <>
      <p>
        <AddressLink to={{ request: undefined }}>All requests</AddressLink>
      </p>
      <Answered answer={answer} what="the request">
        {({ dataRequest }) => <Whole asking={asking} request={dataRequest} />}
      </Answered>
    </>
  );
}

function Whole({ asking, request }: { readonly asking: Asking; readonly request: WholeRequestFragment }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { state, title, question, expiresAt, deadline } = request;
  const isEdited = request.nextSteps.includes('SUBMIT');
  useEffect(() => heading.current?.focus(), []);
  return (
    <article className="request">
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title === '' ? 'A request without a title' : title}
        </h2>
        <p>
          <output className={`state state-${state}`}>{stateLabels[state]}</output>{' '}
          <DeadlineLine deadline={deadline} expiresAt={expiresAt} />
        </p>
      </header>
      {needsOtherEyes(asking, request) && (
        <p className="notice">
          Four eyes: you wrote a part of this request, or decided on it, so another reviewer takes the next step.
        </p>
      )}
      <RequesterSteps request={request} />
      <ReviewerSteps request={request} />
      <div className="request-body">
        {isEdited ? (
          <MarketScope preferred={question?.market}>
            <RequestEditor key={state} request={request} />
          </MarketScope>
        ) : (
          <RequestFacts request={request} />
        )}
        <CheckNote request={request} />
      </div>
      <FiveSafesPanel rows={request.fiveSafes} />
      <HistoryTimeline history={request.history} />
      {request.nextSteps.includes('WITHDRAW') && <WithdrawForm id={request.id} />}
    </article>
  );
}

function DeadlineLine({ deadline, expiresAt }: Pick<WholeRequestFragment, 'deadline' | 'expiresAt'>) {
  return (
    <span className="deadline">
      {deadline !== null && <DeadlineText deadline={deadline} />}
      {expiresAt !== null && `${deadline === null ? '' : '. '}Ends by itself on ${formatDay(expiresAt.slice(0, 10))}.`}
    </span>
  );
}
