import type { Principal } from '@passerby/domain/licence';
import { getAsker } from './asker.ts';
import type { Asker } from './asker.ts';
import { listAllOrganisations, listOwnAudit } from './audit-view.ts';
import type { AuditEntry } from './audit-chain.ts';
import { createExport } from './exports/create-export.ts';
import type { ExportInput } from './exports/create-export.ts';
import { makeDownloadLink } from './exports/download-link.ts';
import type { DownloadLink } from './exports/download-link.ts';
import { findExport, getExport, listExports } from './exports/job.ts';
import type { Job } from './exports/job.ts';
import { getOrganisation } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import { administerOwn } from './own-organisation.ts';
import type { OwnOrganisation } from './own-organisation.ts';
import { getDataRequest, listDataRequests } from './requests/data-request.ts';
import type { DataRequest } from './requests/data-request.ts';
import { createDataRequest, editDataRequest } from './requests/draft.ts';
import { listRegister } from './requests/register.ts';
import type { RegisterEntry } from './requests/register.ts';
import type { RequestAct, RequestState } from './requests/request-state.ts';
import { takeStep } from './requests/request-steps.ts';
import type { StepInput } from './requests/request-steps.ts';
import type { SiteFiles } from './sites/site-file.ts';
import type { SiteRuleSource } from './sites/site-rules.ts';
import { listStudyZones, registerStudyZone } from './sites/study-zone.ts';
import type { StudyZone, StudyZoneInput } from './sites/study-zone.ts';
import { getStudyZoneRules } from './sites/study-zone-rules.ts';
import type { StudyZoneRules } from './sites/study-zone-rules.ts';
import type { Store } from './store.ts';
import { listTargetGroups, removeTargetGroup, saveTargetGroup } from './target-group.ts';
import type { SavedTargetGroup, TargetGroupInput } from './target-group.ts';

/** All that resolvers may do for whoever asks: each within the asker's organisation and scopes. */
export interface Desk {
  readonly clock: () => Date;
  /** Throws FORBIDDEN for a principal whose client is not known. */
  identify(principal: Principal): Promise<Asker>;
  readonly own: OwnOrganisation;
  listAudit(asker: Asker, page: { readonly before: number | undefined; readonly limit: number }): Promise<readonly AuditEntry[]>;
  listOrganisations(asker: Asker): Promise<readonly Organisation[]>;
  /** By id. */
  getOrganisation(id: string): Promise<Organisation>;
  listTargetGroups(organisation: string): Promise<readonly SavedTargetGroup[]>;
  saveTargetGroup(asker: Asker, input: TargetGroupInput): Promise<SavedTargetGroup>;
  removeTargetGroup(asker: Asker, id: string): Promise<void>;
  listStudyZones(organisation: string): Promise<readonly StudyZone[]>;
  /** What a registration in a market of the asker's licence must keep to. */
  getStudyZoneRules(asker: Asker, market: string): Promise<StudyZoneRules>;
  registerStudyZone(asker: Asker, input: StudyZoneInput): Promise<StudyZone>;
  listExports(asker: Asker): Promise<readonly Job[]>;
  getExport(asker: Asker, id: string): Promise<Job>;
  createExport(asker: Asker, input: ExportInput): Promise<Job>;
  makeDownloadLink(asker: Asker, jobId: string): Promise<DownloadLink>;
  /** An output that the asker may see now. */
  findOutput(asker: Asker, jobId: string): Promise<Job | undefined>;
  /** Of all states when none is named. */
  listDataRequests(asker: Asker, states?: readonly RequestState[]): Promise<readonly DataRequest[]>;
  getDataRequest(asker: Asker, id: string): Promise<DataRequest>;
  createDataRequest(asker: Asker, input: unknown): Promise<DataRequest>;
  editDataRequest(asker: Asker, edit: { readonly id: string; readonly changes: unknown }): Promise<DataRequest>;
  takeStep(asker: Asker, step: StepInput & { readonly act: RequestAct }): Promise<DataRequest>;
  listRegister(): Promise<readonly RegisterEntry[]>;
}

export interface DeskTools {
  readonly siteRules: SiteRuleSource;
  readonly siteFiles: SiteFiles;
}

/** The desk over a store. */
export function openDesk(store: Store, { siteRules, siteFiles }: DeskTools): Desk {
  return {
    clock: store.clock,
    identify: (principal) => getAsker(store, principal),
    own: administerOwn(store),
    listAudit: (asker, page) => listOwnAudit(store, asker, page),
    listOrganisations: (asker) => listAllOrganisations(store, asker),
    getOrganisation: (id) => getOrganisation(store, id),
    listTargetGroups: (organisation) => listTargetGroups(store, organisation),
    saveTargetGroup: (asker, input) => saveTargetGroup(store, asker, input),
    removeTargetGroup: (asker, id) => removeTargetGroup(store, asker, id),
    listStudyZones: (organisation) => listStudyZones(store, organisation),
    getStudyZoneRules: (asker, market) => getStudyZoneRules(store, siteRules, { asker, market }),
    async registerStudyZone(asker, input) {
      const zone = await registerStudyZone(store, siteRules, { asker, input });
      await siteFiles.publish(store, { market: zone.market, monday: zone.measuredFrom });
      return zone;
    },
    listExports: (asker) => listExports(store, asker),
    getExport: (asker, id) => getExport(store, asker, id),
    createExport: (asker, input) => createExport(store, asker, input),
    makeDownloadLink: (asker, jobId) => makeDownloadLink(store, asker, jobId),
    findOutput: (asker, jobId) => findExport(store, asker, jobId),
    listDataRequests: (asker, states) => listDataRequests(store, asker, states),
    getDataRequest: (asker, id) => getDataRequest(store, asker, id),
    createDataRequest: (asker, input) => createDataRequest(store, asker, input),
    editDataRequest: (asker, edit) => editDataRequest(store, asker, edit),
    takeStep: (asker, step) => takeStep(store, asker, step),
    listRegister: () => listRegister(store),
  };
}
