using System.Globalization;
using System.Text;
using Visa.Domain.Json;

namespace Visa.Domain.Tests.Json;

public sealed class TimeTextTests
{
    [Fact]
    public void TryParse_WhatWriteWrites_IsTheSameTimeInTheLibrarysFormat()
    {
        var random = new Random(3);
        Span<byte> ascii = stackalloc byte[TimeText.Length];
        for (var i = 0; i < 20_000; i++)
        {
            var time = Sample.Time(random);
            TimeText.Write(ascii, time);

            Assert.Equal(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), Encoding.ASCII.GetString(ascii));
            Assert.True(TimeText.TryParse(ascii, out var read));
            Assert.Equal(time, read);
        }
    }

    [Theory]
    [InlineData("2025-06-31T12:00:00.000Z")]
    [InlineData("2025-02-29T12:00:00.000Z")]
    [InlineData("2025-13-01T12:00:00.000Z")]
    [InlineData("2025-00-01T12:00:00.000Z")]
    [InlineData("2025-01-00T12:00:00.000Z")]
    [InlineData("0000-01-01T12:00:00.000Z")]
    [InlineData("2025-06-30T24:00:00.000Z")]
    [InlineData("2025-06-30T12:60:00.000Z")]
    [InlineData("2025-06-30T12:00:60.000Z")]
    [InlineData("2025-06-30T12:00:00.00aZ")]
    [InlineData("2025-06-30T12:00:00.-10Z")]
    [InlineData("2025-06-3/T12:00:00.000Z")]
    [InlineData("2025-06-30 12:00:00.000Z")]
    [InlineData("2025-06-30T12:00:00.000z")]
    [InlineData("2025-06-30T12:00:00.00Z")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(TimeText.TryParse(Encoding.ASCII.GetBytes(text), out _));
}
