using Bot.Messaging;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Deliveries;

/// <summary>Whatever a send may come to.</summary>
internal static class AnyOutcome
{
    public static Gen<SendResult> Gen { get; } = FsCheck.Fluent.Gen.OneOf(
        FsCheck.Fluent.Gen.Choose(1, 1_000_000).Select(id => (SendResult)new SendResult.Sent($"{id}")),
        FsCheck.Fluent.Gen.Choose(0, 10_072).Select(seconds => (SendResult)new SendResult.RateLimited(TimeSpan.FromSeconds(seconds))),
        FsCheck.Fluent.Gen.Elements(Enum.GetValues<Refusal>()).Select(why => (SendResult)new SendResult.Refused(why, "no")),
        FsCheck.Fluent.Gen.Choose(1, 9).Select(id => (SendResult)new SendResult.Moved(new("telegram", $"-100{id}"))),
        FsCheck.Fluent.Gen.Constant((SendResult)new SendResult.NotReached("no route")),
        FsCheck.Fluent.Gen.Constant((SendResult)new SendResult.Unknown("reset")));
}
