// What a process was started with and where it listens, by its former name.

export { commandOf } from './proc/command';
export { listeningPorts } from './proc/sockets';
