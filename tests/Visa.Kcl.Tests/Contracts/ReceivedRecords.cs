using System.Globalization;
using System.Text;
using Amazon.Kinesis.ClientLibrary;

namespace Visa.Kcl.Tests.Contracts;

/// <summary>What all processors together were given.</summary>
internal sealed class ReceivedRecords
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<int>> _byKey = [];

    /// <summary>Records given more than once.</summary>
    public int Redelivered { get; private set; }

    /// <summary>Different records.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byKey.Values.Sum(numbers => numbers.Count);
        }
    }

    public void Add(KinesisClientRecord record)
    {
        var number = int.Parse(Encoding.UTF8.GetString(record.Data.Span), CultureInfo.InvariantCulture);
        lock (_gate)
        {
            if (!_byKey.TryGetValue(record.PartitionKey, out var numbers))
                _byKey[record.PartitionKey] = numbers = [];
            if (numbers.Contains(number))
                Redelivered++;
            else
                numbers.Add(number);
        }
    }

    /// <summary>Every number of every key came, and came first in its order.</summary>
    public void AssertCompleteAndOrdered(int keys, int numbers)
    {
        lock (_gate)
        {
            Assert.Equal(keys, _byKey.Count);
            Assert.All(_byKey.Values, received => Assert.Equal(Enumerable.Range(0, numbers), received));
        }
    }
}
