namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>What setWebhook asked for.</summary>
internal sealed record WebhookSettings(Uri Url, string? SecretToken, int MaxConnections);
