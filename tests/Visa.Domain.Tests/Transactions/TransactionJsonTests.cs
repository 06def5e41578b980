using System.Text;
using Visa.Domain.Transactions;

namespace Visa.Domain.Tests.Transactions;

public sealed class TransactionJsonTests
{
    private const string Line =
        """
        {"transaction_id":"01979e3c-7a00-7abc-8def-0123456789ab","schema_version":1,"transaction_type":"purchase","card_number":"400000******1234","card_holder":"Anna Müller","card_token":"abcdefghijklmnopqrstuvwxya","account_token":"aaaaaaaaaaaaaaaaaaaaaaaaaa","amount":12.50,"currency":"EUR","billing_amount":13.75,"billing_currency":"USD","merchant":"Café 7","merchant_id":"M000001","mcc":"0742","merchant_country":"DE","terminal_id":"T1","latitude":52.5,"longitude":-13.25,"card_country":"US","entry_mode":"contactless","response":"approved","timestamp":"2025-06-30T12:00:00.000Z","sent_at":"2025-06-30T12:00:00.123Z"}

        """;

    [Fact]
    public void Write_ReadLine_GivesTheSameBytes()
    {
        var transaction = Read(Line);

        Assert.Equal(Line, Encoding.UTF8.GetString(Sample.Json(TransactionJson.Write, transaction)));
        Assert.Equal(new Money(1250, Currency.Parse("EUR")), transaction.Amount);
        Assert.Equal(742, transaction.Mcc);
        Assert.Equal(123, transaction.SentAt.Millisecond);
    }

    [Fact]
    public void TryRead_WrittenTransaction_GivesItBackByteForByte()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var transaction = Sample.Transaction(random);
            var json = Sample.Json(TransactionJson.Write, transaction);

            Assert.True(TransactionJson.TryRead(json, out var read, out var error), error);
            Assert.Equal(transaction, read);
            Assert.Equal(json, Sample.Json(TransactionJson.Write, read!));
        }
    }

    [Theory]
    [InlineData("\"amount\":12.50", "\"amount\":12.5", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":12.500", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":1.25e1", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":-12.50", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":\"12.50\"", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":12345678901234.50", "amount")]
    [InlineData("\"amount\":12.50,", "", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":12.50,\"amount\":12.50", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":null", "amount")]
    [InlineData("\"amount\":12.50", "\"amount\":{\"a\":1}", "amount")]
    [InlineData("\"EUR\"", "\"EUX\"", "currency")]
    [InlineData("\"EUR\"", "\"eur\"", "currency")]
    [InlineData("\"USD\"", "\"JPY\"", "billing_amount")]
    [InlineData("400000******1234", "4000001234561234", "card_number")]
    [InlineData("400000******1234", "400000**1234", "card_number")]
    [InlineData("abcdefghijklmnopqrstuvwxya", "abcdefghijklmnopqrstuvwxyb", "card_token")]
    [InlineData("abcdefghijklmnopqrstuvwxya", "ABCDEFGHIJKLMNOPQRSTUVWXYA", "card_token")]
    [InlineData("abcdefghijklmnopqrstuvwxya", "abc", "card_token")]
    [InlineData("01979e3c-7a00-7abc-8def-0123456789ab", "01979e3c7a007abc8def0123456789ab", "transaction_id")]
    [InlineData("contactless", "wave", "entry_mode")]
    [InlineData("\"approved\"", "0", "response")]
    [InlineData("purchase", "Purchase", "transaction_type")]
    [InlineData("12:00:00.000Z", "12:00:00Z", "timestamp")]
    [InlineData("12:00:00.000Z", "12:00:00.000+00:00", "timestamp")]
    [InlineData("2025-06-30T12:00:00.000Z", "2025-06-31T12:00:00.000Z", "timestamp")]
    [InlineData("2025-06-30T12:00:00.000Z", "1969-12-31T12:00:00.000Z", "timestamp")]
    [InlineData("12:00:00.123Z", "24:00:00.123Z", "sent_at")]
    [InlineData("\"schema_version\":1", "\"schema_version\":2", "schema_version 2 is newer")]
    [InlineData("\"schema_version\":1", "\"schema_version\":0", "schema_version")]
    [InlineData("\"schema_version\":1", "\"schema_version\":1.0", "schema_version")]
    [InlineData("\"0742\"", "742", "mcc")]
    [InlineData("\"0742\"", "\"742\"", "mcc")]
    [InlineData("\"DE\"", "\"Germany\"", "merchant_country")]
    [InlineData("52.5", "90.5", "latitude")]
    [InlineData("-13.25", "1e999", "longitude")]
    [InlineData("Anna Müller", "", "card_holder")]
    [InlineData("Anna Müller", "\\ud800", "card_holder")]
    [InlineData("\"T1\"", "[\"T1\"]", "terminal_id")]
    [InlineData("\"sent_at\"", "\"traceparent\":7,\"sent_at\"", "traceparent")]
    [InlineData("\"sent_at\"", "\"x\":1,\"x\":2,\"sent_at\"", "appears twice")]
    public void TryRead_OneThingWrong_NamesTheField(string right, string wrong, string named)
    {
        Assert.Contains(right, Line, StringComparison.Ordinal);
        var json = Line.Replace(right, wrong, StringComparison.Ordinal);

        Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes(json), out var transaction, out var error));
        Assert.Null(transaction);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public void TryRead_FullCardNumber_IsNotRepeatedInTheError()
    {
        var json = Line.Replace("400000******1234", "4000001234561234", StringComparison.Ordinal);

        TransactionJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error);

        Assert.DoesNotContain("123456", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"amount\":")]
    [InlineData("{\"\\ud800\":1}")]
    public void TryRead_NoTransaction_IsRefused(string json)
    {
        Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var error));
        Assert.NotEmpty(error!);
    }

    [Fact]
    public void TryRead_TwoObjects_IsRefused() => Assert.False(TransactionJson.TryRead(Encoding.UTF8.GetBytes(Line + Line), out _, out _));

    [Fact]
    public void TryRead_UnknownFieldAnyOrderAndEscapes_IsTheSameTransaction()
    {
        const string Moved = "\"currency\":\"EUR\",";
        var json = Line.Replace(Moved, "", StringComparison.Ordinal)
            .Replace("{\"transaction_id\"", "{" + Moved + "\"later\":{\"a\":[1,{\"b\":null}]},\"transaction\\u005fid\"", StringComparison.Ordinal)
            .Replace("Müller", "M\\u00fcller", StringComparison.Ordinal);

        Assert.Equal(Read(Line), Read(json));
    }

    [Fact]
    public void TryRead_MalformedTraceParent_IsLeftOut()
    {
        var json = Line.Replace("\"sent_at\"", "\"traceparent\":\"00-nonsense\",\"sent_at\"", StringComparison.Ordinal);

        Assert.Null(Read(json).TraceParent);
    }

    [Fact]
    public void Write_TooManyDigits_Throws()
    {
        var transaction = Read(Line) with { Amount = new Money(1_000_000_000_000_000, Currency.Usd) };

        Assert.Throws<ArgumentException>(() => Sample.Json(TransactionJson.Write, transaction));
    }

    private static Transaction Read(string json) =>
        TransactionJson.TryRead(Encoding.UTF8.GetBytes(json), out var transaction, out var error) ? transaction! : throw new InvalidOperationException(error);
}
