namespace Bot.Webhooks;

/// <summary>Settings under <c>Webhooks</c>.</summary>
internal sealed class WebhooksOptions
{
    /// <summary>Whether programs on this very machine may be told, without https too. Default false.</summary>
    public bool AllowLoopback { get; set; }

    /// <summary>Whether programs in private networks (10.x, 172.16-31.x, 192.168.x, fd00::) may be told. Default false.</summary>
    public bool AllowPrivateNetworks { get; set; }
}
