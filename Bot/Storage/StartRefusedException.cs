namespace Bot.Storage;

/// <summary>The program cannot start as it is set up. The message says what is wrong and how to mend it, and is all that the person sees.</summary>
internal sealed class StartRefusedException(string message) : Exception(message);
