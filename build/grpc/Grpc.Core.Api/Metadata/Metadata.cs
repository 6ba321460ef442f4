using System.Collections;

namespace Grpc.Core;

/// <summary>
/// Headers or trailers of a call, in order, with repeats. Not safe for concurrent use.
/// Changing one that is read-only throws <see cref="InvalidOperationException"/>.
/// </summary>
public sealed partial class Metadata : IList<Metadata.Entry>
{
    /// <summary>The suffix of keys whose values are bytes.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>No entries, read-only.</summary>
    public static readonly Metadata Empty = new Metadata().Freeze();

    private readonly List<Entry> entries = [];

    /// <summary>Starts empty and writeable.</summary>
    public Metadata() { }

    /// <inheritdoc/>
    public int Count => entries.Count;

    /// <inheritdoc/>
    public bool IsReadOnly { get; private set; }

    /// <inheritdoc/>
    public Entry this[int index]
    {
        get => entries[index];
        set
        {
            CheckWriteable(value);
            entries[index] = value;
        }
    }

    /// <summary>The last entry with exactly this key, or null. Keys are stored in lower case.</summary>
    public Entry? Get(string key) => entries.FindLast(entry => entry.Key == key);

    /// <summary>The text of the last entry with exactly this key, or null.</summary>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The bytes of the last entry with exactly this key, or null.</summary>
    public byte[]? GetValueBytes(string key) => Get(key)?.ValueBytes;

    /// <summary>Every entry with exactly this key, in order.</summary>
    public IEnumerable<Entry> GetAll(string key) => entries.Where(entry => entry.Key == key);

    /// <inheritdoc/>
    public void Add(Entry item)
    {
        CheckWriteable(item);
        entries.Add(item);
    }

    /// <summary>Adds text. The key must not end in <c>-bin</c>; it is lower-cased.</summary>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds a copy of bytes. The key must end in <c>-bin</c>; it is lower-cased.</summary>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <inheritdoc/>
    public void Insert(int index, Entry item)
    {
        CheckWriteable(item);
        entries.Insert(index, item);
    }

    /// <inheritdoc/>
    public bool Remove(Entry item)
    {
        CheckWriteable();
        return entries.Remove(item);
    }

    /// <inheritdoc/>
    public void RemoveAt(int index)
    {
        CheckWriteable();
        entries.RemoveAt(index);
    }

    /// <inheritdoc/>
    public void Clear()
    {
        CheckWriteable();
        entries.Clear();
    }

    /// <inheritdoc/>
    public bool Contains(Entry item) => entries.Contains(item);

    /// <inheritdoc/>
    public int IndexOf(Entry item) => entries.IndexOf(item);

    /// <inheritdoc/>
    public void CopyTo(Entry[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public IEnumerator<Entry> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Metadata Freeze()
    {
        IsReadOnly = true;
        return this;
    }

    private void CheckWriteable(Entry item)
    {
        CheckWriteable();
        ArgumentNullException.ThrowIfNull(item);
    }

    private void CheckWriteable()
    {
        if (IsReadOnly)
            throw new InvalidOperationException("Object is read only");
    }
}
