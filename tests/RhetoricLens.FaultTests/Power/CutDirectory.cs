using Lucene.Net.Store;

namespace RhetoricLens.FaultTests.Power;

/// <summary>The folder of an index on a disk whose power goes: every block that is written, every sync and every deletion is counted.</summary>
internal sealed class CutDirectory(string folder, PowerCut cut) : FilterDirectory(new NIOFSDirectory(folder))
{
    public override IndexOutput CreateOutput(string name, IOContext context)
    {
        Pass();
        return new Output(base.CreateOutput(name, context), Path.Combine(folder, name), cut);
    }

    public override void Sync(ICollection<string> names)
    {
        Pass();
        base.Sync(names);
        foreach (var name in names)
            cut.Synced(Path.Combine(folder, name));
    }

    public override void DeleteFile(string name)
    {
        Pass();
        base.DeleteFile(name);
    }

    private void Pass()
    {
        if (cut.Next() != Fate.Done)
            throw new IOException("The power is gone.");
    }

    private sealed class Output(IndexOutput output, string path, PowerCut cut) : BufferedIndexOutput
    {
        private long _length;

        public override long Length => _length;

        protected override void FlushBuffer(byte[] b, int offset, int len)
        {
            var fate = cut.Next();
            if (fate != Fate.Gone)
            {
                cut.Note(path, new Undo(_length, _length, []));
                output.WriteBytes(b, offset, fate == Fate.Half ? len / 2 : len);
                // Its own buffer is not what is tried here: what it took is in the file.
                output.Flush();
                _length += len;
            }
            if (fate != Fate.Done)
                throw new IOException("The power is gone.");
        }

        protected override void Dispose(bool disposing)
        {
            try
            {
                base.Dispose(disposing);
            }
            finally
            {
                output.Dispose();
            }
        }
    }
}
