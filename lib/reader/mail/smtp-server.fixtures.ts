/** A mail server for tests, on loopback: as much of SMTP (RFC 5321) as one message needs, and the ways in which servers fail. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

export type Manner =
  | 'takes'
  /** Accepts connections and sends nothing. */
  | 'silent'
  /** Greets, and then does not answer. */
  | 'falls silent'
  /** 451 to the recipient. */
  | 'busy'
  /** 550 to the recipient. */
  | 'refuses'
  /** 550 to the sender. */
  | 'refuses us';

export class SmtpServer {
  manner: Manner = 'takes';
  readonly taken: string[] = [];
  readonly recipients: string[] = [];
  /** Connections that are open, and the most there were. */
  readonly open = new Set<Socket>();
  most = 0;
  connections = 0;
  #server: Server | undefined;
  #port = 0;

  async start(): Promise<void> {
    const server = createServer((socket) => this.#talk(socket));
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port; // on TCP
    this.#server = server;
  }

  /** Cuts all connections, as if the machine were gone. */
  async stop(): Promise<void> {
    const server = this.#server;
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  #talk(socket: Socket): void {
    this.open.add(socket);
    this.connections += 1;
    this.most = Math.max(this.most, this.open.size);
    socket.on('close', () => this.open.delete(socket));
    socket.on('error', () => {});
    if (this.manner === 'silent') return;
    let data: string | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 mail.example ESMTP');
    socket.on('data', (piece) => {
      if (data !== undefined) {
        data += piece.toString();
        if (!data.endsWith('\r\n.\r\n')) return;
        this.taken.push(data);
        data = undefined;
        say('250 taken');
        return;
      }
      for (const line of piece.toString().split('\r\n').filter(Boolean)) {
        const word = line.slice(0, 4).toUpperCase();
        if (word === 'EHLO') say('250-mail.example\r\n250 SMTPUTF8');
        else if (this.manner === 'falls silent') return;
        else if (word === 'MAIL' && this.manner === 'refuses us') say('550 no-reply@paper.example may not');
        else if (word === 'RCPT') {
          if (this.manner === 'busy') say('451 reader@example.org is busy');
          else if (this.manner === 'refuses') say('550 reader@example.org is nobody');
          else {
            this.recipients.push(line.replace(/^RCPT TO:<(.*)>.*$/i, '$1'));
            say('250 ok');
          }
        } else if (word === 'DATA') {
          data = '';
          say('354 go on');
        } else if (word === 'QUIT') socket.end('221 bye\r\n');
        else say('250 ok');
      }
    });
  }
}
