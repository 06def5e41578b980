using System.Text;
using Visa.Domain.Chargebacks;

namespace Visa.Domain.Tests.Chargebacks;

public sealed class ChargebackJsonTests
{
    private const string Line =
        """
        {"transaction_id":"01979e3c-7a00-7abc-8def-0123456789ab","card_token":"abcdefghijklmnopqrstuvwxya","reported_at":"2025-06-30T12:00:00.000Z","reason_code":"10.4","amount":1200,"currency":"JPY"}

        """;

    [Fact]
    public void Write_ReadLine_GivesTheSameBytes()
    {
        Assert.True(ChargebackJson.TryRead(Encoding.UTF8.GetBytes(Line), out var chargeback, out var error), error);

        Assert.Equal(Line, Encoding.UTF8.GetString(Sample.Json(ChargebackJson.Write, chargeback!)));
        Assert.Equal(new Money(1200, Currency.Parse("JPY")), chargeback!.Amount);
    }

    [Theory]
    [InlineData("1200", "1200.00", "amount")]
    [InlineData("\"10.4\"", "10.4", "reason_code")]
    [InlineData("\"reported_at\":\"2025-06-30T12:00:00.000Z\",", "", "reported_at is missing")]
    public void TryRead_OneThingWrong_NamesTheField(string right, string wrong, string named)
    {
        var json = Line.Replace(right, wrong, StringComparison.Ordinal);

        Assert.False(ChargebackJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }
}
