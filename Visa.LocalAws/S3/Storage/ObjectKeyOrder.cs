using Visa.LocalAws.Journals;

namespace Visa.LocalAws.S3.Storage;

/// <summary>Objects by the UTF-8 bytes of their keys.</summary>
internal sealed class ObjectKeyOrder : IComparer<StoredObject>
{
    public static ObjectKeyOrder Instance { get; } = new();

    public int Compare(StoredObject? x, StoredObject? y) => Utf8Order.Instance.Compare(x?.Key, y?.Key);
}
