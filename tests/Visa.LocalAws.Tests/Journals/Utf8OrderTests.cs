using System.Text;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.Tests.Journals;

public sealed class Utf8OrderTests
{
    [Fact]
    public void Compare_AnyStrings_AgreesWithTheirUtf8Bytes()
    {
        var random = new Random(7);
        string[] alphabet = ["a", "b", "/", "z", "é", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\U0001F4B3", "\U0010FFFF"];
        for (var i = 0; i < 20_000; i++)
        {
            var (x, y) = (Text(), Text());
            var expected = Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y));
            Assert.Equal(Math.Sign(expected), Math.Sign(Utf8Order.Instance.Compare(x, y)));
        }

        string Text() => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }
}
