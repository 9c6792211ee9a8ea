namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>A photo kept by the fake: uploaded, or named by its address.</summary>
internal sealed record FakePhoto(string FileId, string Name, ReadOnlyMemory<byte> Bytes, int Width, int Height);
