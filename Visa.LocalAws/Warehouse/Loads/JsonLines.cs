using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Visa.LocalAws.Warehouse.Loads;

/// <summary>Reads lines that are JSON objects and takes the values of some of their keys as text, as the text of the file has them.</summary>
internal sealed class JsonLines
{
    /// <summary>Redshift takes rows up to 4 MB.</summary>
    private const int LongestLine = 4 * 1024 * 1024;
    private const int FirstBuffer = 256 * 1024;
    private const int KeptOfLongLine = 4096;

    private readonly Stream _stream;
    private readonly byte[][] _keys;
    private readonly bool _refusesRepeatedKeys;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private bool _isTooLong;

    /// <param name="refusesRepeatedKeys">Whether an object that has a key twice is refused; else the last one counts.</param>
    public JsonLines(Stream stream, IReadOnlyList<string> keys, bool refusesRepeatedKeys = false)
    {
        _stream = stream;
        _refusesRepeatedKeys = refusesRepeatedKeys;
        _keys = [.. keys.Select(Encoding.UTF8.GetBytes)];
        Values = new string?[keys.Count];
    }

    /// <summary>The line's number, from 1.</summary>
    public long Number { get; private set; }

    public string?[] Values { get; }

    public string Raw { get; private set; } = "";

    /// <summary>What is wrong with the line; null for a good one.</summary>
    public string? Problem { get; private set; }

    public bool IsUtf8 { get; private set; } = true;

    /// <summary>Reads the next line that is not empty; false at the end. Throws <see cref="InvalidDataException"/> for a damaged stream.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length < 0 && !_isAtEnd)
            {
                await FillAsync(cancellationToken);
                continue;
            }
            if (length < 0 && _start == _end)
                return false;
            var line = _buffer.AsMemory(_start, length < 0 ? _end - _start : length);
            _start += length < 0 ? line.Length : length + 1;
            Number++;
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            Parse(line.Span);
            return true;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        if (_end == _buffer.Length)
        {
            if (_end > LongestLine)
                DropMiddle();
            else
                Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _isAtEnd = read == 0;
        _end += read;
    }

    /// <summary>Of a line that is too long only the beginning is kept: it is refused whatever it holds.</summary>
    private void DropMiddle()
    {
        _isTooLong = true;
        _end = KeptOfLongLine;
    }

    private void Parse(ReadOnlySpan<byte> line)
    {
        Array.Clear(Values);
        IsUtf8 = Utf8.IsValid(line);
        Raw = Encoding.UTF8.GetString(line);
        Problem = IsUtf8 ? null : "Invalid UTF8 codepoint";
        if (_isTooLong || line.Length > LongestLine)
            Problem = $"Line length exceeds {LongestLine} bytes";
        _isTooLong = false;
        if (Problem is not null)
            return;
        try
        {
            ReadObject(line);
        }
        catch (JsonException exception)
        {
            Problem = $"Invalid JSON: {exception.Message.Split(". ")[0]}";
        }
        catch (InvalidOperationException)
        {
            Problem = "Invalid JSON: a text holds an unpaired surrogate";
        }
    }

    private void ReadObject(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("expected an object");
        _seen.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (_refusesRepeatedKeys && !_seen.Add(reader.GetString()!))
                throw new JsonException("a key stands there twice");
            var column = Find(ref reader);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            var kind = reader.TokenType;
            var text = kind == JsonTokenType.String && column >= 0 ? reader.GetString() : null;
            reader.Skip();
            if (column >= 0)
                Values[column] = kind switch
                {
                    JsonTokenType.Null => null,
                    JsonTokenType.String => text,
                    _ => Encoding.UTF8.GetString(line[start..(int)reader.BytesConsumed]),
                };
        }
        if (reader.Read())
            throw new JsonException("more than one value on the line");
    }

    private int Find(ref Utf8JsonReader reader)
    {
        for (var index = 0; index < _keys.Length; index++)
        {
            if (reader.ValueTextEquals(_keys[index]))
                return index;
        }
        return -1;
    }
}
