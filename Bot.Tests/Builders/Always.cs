using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Builders;

/// <summary>Something that must hold for everything a generator can think of; a failure names its seed.</summary>
internal static class Always
{
    public static void Holds<T>(Gen<T> any, int times, Action<T> check) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times).WithQuietOnSuccess(true), Prop.ForAll(any.ToArbitrary(), check));
}
