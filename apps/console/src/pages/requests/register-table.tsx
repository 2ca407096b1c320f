import { RequestRegisterDocument } from '@passerby/client/operations';
import { Answered } from '../../answers/answered.tsx';
import { useAnswer } from '../../answers/use-answer.ts';
import { formatDay, formatInstant } from '../../format/formats.ts';
import { addDays } from '../../market/released.ts';
import { legalBasisLabels, measureLabels, stateLabels } from './request-words.ts';

/** The public register: what everybody may read of every request that was ever submitted. */
export function RegisterTable() {
  const register = useAnswer({ document: RequestRegisterDocument, variables: {} });
  return (
    <section aria-label="Public register">
      <p>
        Every request that was ever submitted, for everybody to read. Machines find the same at <a href="/register">/register</a>,
        without a key.
      </p>
      <Answered answer={register} what="the register">
        {({ requestRegister: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <p>No request was submitted yet.</p>
          ) : (
            <>
              {pageInfo.hasNextPage && <p>There are older requests than the {nodes.length} below.</p>}
              <ul className="register">
                {nodes.map((entry) => (
                  <li key={entry.id} className="card">
                    <h2>{entry.title}</h2>
                    <p>
                      {entry.organisation}; submitted {formatInstant(entry.submittedAt)};{' '}
                      <span className={`state state-${entry.state}`}>{stateLabels[entry.state]}</span>
                    </p>
                    <dl className="facts">
                      <dt>Purpose</dt>
                      <dd>{entry.purpose}</dd>
                      <dt>Public benefit</dt>
                      <dd>{entry.publicBenefit}</dd>
                      <dt>Legal basis</dt>
                      <dd>{legalBasisLabels[entry.legalBasis]}</dd>
                      <dt>Figures</dt>
                      <dd>
                        {measureLabels[entry.measure]} in {entry.market}, {formatDay(entry.from)} to{' '}
                        {formatDay(addDays(entry.to, -1))}
                      </dd>
                      {entry.conditions.length > 0 && (
                        <>
                          <dt>Conditions</dt>
                          <dd>{entry.conditions.join('; ')}</dd>
                        </>
                      )}
                    </dl>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </section>
  );
}
