using System.Text.Json;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Writes the value of "result".</summary>
internal delegate void Answer(Utf8JsonWriter json);
