namespace Bot.Messaging;

/// <summary>A picture that was made for one message, and is in no content folder.</summary>
/// <param name="Address">Where our own pages show it, such as <c>/certificates/….png</c>.</param>
/// <param name="Name">The file's name, where a platform takes files.</param>
/// <param name="Png">Its bytes; null for a picture that only a page can show.</param>
internal sealed record MadePicture(string Address, string Name, byte[]? Png);
