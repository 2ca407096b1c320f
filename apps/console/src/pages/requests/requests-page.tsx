import './requests.css';
import { DataRequestsDocument } from '@passerby/client/operations';
import type { DataRequestsQuery } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { AddressLink, SectionLinks } from '../../controls/section-links.tsx';
import { useAddress } from '../../shell/address.ts';
import { NewRequest } from './new-request.tsx';
import { OpenedRequest } from './opened-request.tsx';
import { RegisterTable } from './register-table.tsx';
import { RequestsTable } from './requests-table.tsx';
import { canRequest, canReview } from './request-steps.ts';
import type { Asking } from './request-steps.ts';

/** Data requests of public bodies: one's own, or those that wait for a reviewer, and the public register. */
export function RequestsPage() {
  const { get } = useAddress();
  const requests = useAnswer({ document: DataRequestsDocument, variables: {} });
  const opened = get('request');
  const isRegister = opened === undefined && get('view') === 'register';
  return (
    <>
      <h1>Requests</h1>
      <p>
        Public bodies ask for figures here, say why, and receive them once the operator has agreed. Nobody decides on a request
        alone: whoever approves it does not check its output.
      </p>
      <SectionLinks
        label="Requests"
        current={isRegister ? 'register' : 'list'}
        sections={[
          { name: 'list', title: 'Requests', to: { view: undefined, request: undefined } },
          { name: 'register', title: 'Public register', to: { view: 'register', request: undefined } },
        ]}
      />
      {isRegister ? (
        <RegisterTable />
      ) : (
        <Answered answer={requests} what="requests">
          {(data) => <Shown data={data} opened={opened} />}
        </Answered>
      )}
    </>
  );
}

function Shown({ data, opened }: { readonly data: DataRequestsQuery; readonly opened: string | undefined }) {
  const { viewer, dataRequests } = data;
  if (opened === undefined) {
    return (
      <>
        <WhatIsOpen asking={viewer} />
        {dataRequests.pageInfo.hasNextPage && <p>There are more requests than the oldest {dataRequests.nodes.length} below.</p>}
        <RequestsTable asking={viewer} requests={dataRequests.nodes} />
      </>
    );
  }
  if (opened !== 'new') return <OpenedRequest key={opened} asking={viewer} id={opened} />;
  return canRequest(viewer) ? <NewRequest /> : <WhatIsOpen asking={viewer} />;
}

/** What who asks may do here, or what they lack for it. */
function WhatIsOpen({ asking }: { readonly asking: Asking }) {
  const { organisation, scopes } = asking;
  if (canRequest(asking)) {
    return (
      <p className="request-start">
        <AddressLink to={{ request: 'new' }}>Begin a request</AddressLink>
      </p>
    );
  }
  if (canReview(asking)) return <p>Requests of all public bodies, those that wait for a decision first.</p>;
  return (
    <p className="notice">
      {organisation.kind === 'PUBLIC'
        ? `${organisation.name} may make requests, but this key or role lacks the scope REQUESTS (it has ${scopes.join(', ') || 'none'}).`
        : `${organisation.name} is not a public body, so it makes no requests; nor does this key or role have the scope REVIEW. The public register is open to everybody.`}
    </p>
  );
}
