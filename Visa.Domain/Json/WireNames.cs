using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Visa.Domain.Json;

/// <summary>The names of an enum's members on the wire, in the order of their values from zero.</summary>
internal sealed class WireNames<T>(params string[] names) where T : struct, Enum
{
    private readonly JsonEncodedText[] _names = [.. names.Select(name => JsonEncodedText.Encode(name))];
    private readonly T[] _values = Enum.GetValues<T>();

    public JsonEncodedText this[T value] => _names[Unsafe.As<T, int>(ref value)];

    public bool TryParse(ReadOnlySpan<byte> ascii, out T value)
    {
        for (var i = 0; i < _names.Length; i++)
        {
            if (!ascii.SequenceEqual(_names[i].EncodedUtf8Bytes)) continue;
            value = _values[i];
            return true;
        }
        value = default;
        return false;
    }

    public override string ToString() => new StringBuilder().AppendJoin(", ", _names).ToString();
}
