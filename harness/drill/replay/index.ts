// Transcripts, kept and played again.

export { playTranscript } from './play';
export { keepTranscript, readTranscript } from './transcript-file';
