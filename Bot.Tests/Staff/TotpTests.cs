using Bot.Staff.Members;

namespace Bot.Tests.Staff;

/// <summary>The codes are those of RFC 6238, appendix B (its last six digits; the secret there is 20 bytes of ASCII digits).</summary>
public class TotpTests
{
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void The_code_of_a_moment_is_the_standards(long second, string code) =>
        Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(second)).ShouldBe(code);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(90, false)]
    [InlineData(-90, false)]
    public void A_phone_may_be_half_a_minute_off(int seconds, bool good)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        (Totp.StepOf(Secret, Totp.CodeAt(Secret, now.AddSeconds(seconds)), now) is not null).ShouldBe(good);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("２８７０８２")]
    [InlineData("2870820")]
    public void What_is_no_code_is_wrong(string code) => Totp.StepOf(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59)).ShouldBeNull();
}
