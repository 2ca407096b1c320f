import { join } from 'node:path';
import { listFurtherSubgraphs } from './further-subgraphs.ts';
import type { Home } from './home.ts';
import { assertPortsFree } from './port.ts';
import type { Ports } from './port.ts';
import { assertNoOtherRun, removeRun, writeRun } from './run-file.ts';
import { Service } from './service.ts';
import type { ServiceEnd } from './service.ts';
import { ServingBuilder } from './serving-builder.ts';
import { makeSecret, makeStackSecrets } from './stack-secrets.ts';
import type { StackSecrets } from './stack-secrets.ts';

/** Only the gateway may listen elsewhere. */
const loopback = '127.0.0.1';

export interface StackOptions {
  readonly home: Home;
  readonly environment: NodeJS.ProcessEnv;
  /** Address of the gateway. */
  readonly host: string;
  readonly ports: Ports;
  readonly note: (text: string) => void;
}

export interface ServeOptions {
  readonly markets: readonly string[];
  /** In the demo only: what its console is told, and who may log in without a password. */
  readonly demo?: DemoServed;
}

export interface DemoServed {
  /** What the console is told: keys and places, and the truth about the planted night worker. */
  readonly files: { readonly consoleFile: string; readonly nightWorkerFile: string };
  readonly people: readonly { readonly email: string; readonly about: string }[];
}

/**
 * The services of one home as processes: accounts first, then the serving file, then demographics, movement and the worker, then the
 * gateway (interfaces.md, Order and time). Stopped in the opposite order.
 */
export class Stack {
  readonly #options: StackOptions;
  readonly #secrets: StackSecrets;
  readonly #services: Service[] = [];
  #builder: ServingBuilder | undefined;

  private constructor(options: StackOptions, secrets: StackSecrets) {
    this.#options = options;
    this.#secrets = secrets;
  }

  /** Checks ports and home; starts nothing yet. Throws UPSTREAM_UNAVAILABLE with the cure when either is taken. */
  static async open(options: StackOptions): Promise<Stack> {
    assertNoOtherRun(options.home.runFile);
    await assertPortsFree(options.ports, options.host);
    return new Stack(options, await makeStackSecrets());
  }

  /** Starts accounts and says where it is; the admin commands need nothing else. */
  async startAccounts(): Promise<{ readonly accountsUrl: string; readonly serviceKey: string }> {
    const { serviceKey, principalPublicKey } = this.#secrets;
    const accounts = await this.#start('accounts', {
      PASSERBY_SERVICE_KEY: serviceKey,
      PASSERBY_PRINCIPAL_PUBLIC_KEY: principalPublicKey,
      PASSERBY_SUBGRAPH_PORT: String(this.#options.ports.accounts),
    });
    this.#writeRun(accounts.url);
    return { accountsUrl: accounts.url, serviceKey };
  }

  /** Builds what is served, then starts demographics, movement, the worker and the gateway; returns the gateway's origin. */
  async serve({ markets, demo }: ServeOptions): Promise<string> {
    const { home, host, note, ports } = this.#options;
    this.#builder = new ServingBuilder({ home, markets, note });
    await this.#builder.build();
    const publicKey = { PASSERBY_PRINCIPAL_PUBLIC_KEY: this.#secrets.principalPublicKey };
    const [demographics, movement] = await Promise.all([
      this.#start('demographics', { ...publicKey, PASSERBY_SUBGRAPH_PORT: String(ports.demographics) }),
      this.#start('movement', { ...publicKey, PASSERBY_SUBGRAPH_PORT: String(ports.movement) }),
      this.#startWorker(),
    ]);
    const further = await this.#startFurther(publicKey);
    const gateway = await this.#start('gateway', {
      PASSERBY_HOST: host,
      PASSERBY_PORT: String(ports.gateway),
      PASSERBY_SERVICE_KEY: this.#secrets.serviceKey,
      PASSERBY_PRINCIPAL_PRIVATE_KEY: this.#secrets.principalPrivateKey,
      PASSERBY_ACCOUNTS_URL: `${this.#get('accounts').url}/graphql`,
      PASSERBY_DEMOGRAPHICS_URL: `${demographics.url}/graphql`,
      PASSERBY_MOVEMENT_URL: `${movement.url}/graphql`,
      PASSERBY_FURTHER_SUBGRAPHS: JSON.stringify(further),
      ...(demo === undefined ? {} : await this.#startDemo(demo)),
    });
    this.#builder.watch();
    this.#writeRun(this.#get('accounts').url);
    return gateway.url;
  }

  /** Resolves with the first service that ends, whoever ended it. */
  async firstEnd(): Promise<ServiceEnd> {
    return Promise.race(this.#services.map(({ ended }) => ended));
  }

  /** Stops the gateway first and accounts last; says which had to be ended the hard way. */
  async close(): Promise<void> {
    await this.#builder?.close();
    for (const service of this.#services.splice(0).reverse()) {
      if (!(await service.stop())) this.#options.note(`${service.name} did not drain and was ended`);
    }
    removeRun(this.#options.home.runFile);
  }

  /** The one worker that makes exports: it asks accounts for work, and nobody asks it. */
  async #startWorker(): Promise<Service> {
    const access = { PASSERBY_ACCOUNTS_URL: this.#get('accounts').url, PASSERBY_SERVICE_KEY: this.#secrets.serviceKey };
    return await this.#start('worker', access, 'accounts/src/worker/main.ts');
  }

  /** Subgraphs made with `new-subgraph`, each on a free port; their GraphQL URLs by name. */
  async #startFurther(publicKey: NodeJS.ProcessEnv): Promise<Readonly<Record<string, string>>> {
    const variables = { ...publicKey, PASSERBY_SUBGRAPH_PORT: '0' };
    const services = await Promise.all(listFurtherSubgraphs().map((name) => this.#start(name, variables)));
    return Object.fromEntries(services.map(({ name, url }) => [name, `${url}/graphql`]));
  }

  /** Starts what only the demo has; returns what the gateway must know of it. */
  async #startDemo({ files, people }: DemoServed): Promise<NodeJS.ProcessEnv> {
    return { PASSERBY_DEMO_FILES: JSON.stringify(files), ...(await this.#startDemoProvider(people)) };
  }

  /** The provider of the demo's login, where no real one is set; returns what the gateway must know of it. */
  async #startDemoProvider(people: readonly object[]): Promise<NodeJS.ProcessEnv> {
    if (this.#options.environment['PASSERBY_OIDC_ISSUER']) return {};
    const client = { PASSERBY_OIDC_CLIENT_ID: 'passerby-demo', PASSERBY_OIDC_CLIENT_SECRET: makeSecret() };
    const variables = { ...client, PASSERBY_DEMO_PEOPLE: JSON.stringify(people) };
    const provider = await this.#start('demo-provider', variables, 'gateway/src/demo-provider/main.ts');
    return { ...client, PASSERBY_OIDC_ISSUER: provider.url };
  }

  async #start(name: string, variables: NodeJS.ProcessEnv, entry = `${name}/src/main.ts`): Promise<Service> {
    const { home, environment, note } = this.#options;
    const service = new Service({
      name,
      entry,
      environment: { ...environment, PASSERBY_HOME: home.folder, PASSERBY_HOST: loopback, ...variables },
      logFile: join(home.logs, `${name}.log`),
    });
    this.#services.push(service);
    await service.ready();
    note(`${name} ready at ${service.url}`);
    return service;
  }

  #writeRun(accountsUrl: string): void {
    const services = Object.fromEntries(this.#services.map(({ name, pid }) => [name, pid]));
    const { serviceKey } = this.#secrets;
    writeRun(this.#options.home.runFile, { pid: process.pid, accountsUrl, serviceKey, services });
  }

  #get(name: string): Service {
    const service = this.#services.find((candidate) => candidate.name === name);
    if (service === undefined) throw new Error(`${name} has not been started`);
    return service;
  }
}
