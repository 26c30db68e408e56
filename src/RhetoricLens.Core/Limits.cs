namespace RhetoricLens.Core;

/// <summary>Every number that protects the program from its input, each with its reason.</summary>
public static partial class Limits
{
    /// <summary>Bytes of one fetched body after decompression. Official speeches stay under 1 MiB as HTML; 10 MiB leaves room and stops bombs.</summary>
    public const int MaxBodyBytes = 10 * 1024 * 1024;

    /// <summary>Time for one whole exchange, redirects and body included: a server that drips must not hold a worker.</summary>
    public static readonly TimeSpan MaxExchange = TimeSpan.FromSeconds(30);

    /// <summary>Redirects followed for one address; RFC 9309 asks for five for robots.txt, and browsers' loops end well before.</summary>
    public const int MaxRedirects = 5;

    /// <summary>Bytes of robots.txt that are parsed (RFC 9309, section 2.5).</summary>
    public const int MaxRobotsBytes = 500 * 1024;

    /// <summary>Hours a robots.txt answer may be reused (RFC 9309, section 2.4).</summary>
    public const int RobotsCacheHours = 24;

    /// <summary>Longest crawl-delay that is kept to; a site that asks for more would hold a worker for days.</summary>
    public static readonly TimeSpan MaxCrawlDelay = TimeSpan.FromMinutes(10);

    /// <summary>Bytes a second, over a whole body, below which a server is given up: a page of 100 KB would take more than the deadline.</summary>
    public const int MinBytesPerSecond = 1_024;

    /// <summary>Time before the rate of a body is judged: a busy server may take a breath.</summary>
    public static readonly TimeSpan MinRateGrace = TimeSpan.FromSeconds(8);

    /// <summary>Pause between two requests as a multiple of the host's smoothed response time: the host spends at most a third of one connection's time on us.</summary>
    public const double PaceByLatency = 2;

    /// <summary>Longest pause that slow answers alone lead to; Heritrix stops there too.</summary>
    public static readonly TimeSpan MaxLatencyPause = TimeSpan.FromSeconds(30);

    /// <summary>How long a program holds a host without saying so again: an exchange that has begun ends within this time, with some to spare for a slow database.</summary>
    public static readonly TimeSpan HostClaim = MaxExchange + TimeSpan.FromSeconds(30);

    /// <summary>How long a program may take over a batch of documents to score before another does: a batch takes seconds.</summary>
    public static readonly TimeSpan ScoreClaim = TimeSpan.FromSeconds(60);

    /// <summary>Longest time without a sign after which a program is no longer listed as running.</summary>
    public static readonly TimeSpan NodeSilence = TimeSpan.FromSeconds(30);

    /// <summary>Addresses that a program takes at a time out of a source's limit; one that dies takes at most these with it.</summary>
    public const int BudgetShare = 16;

    /// <summary>Bytes of one file that programs share: a model has about five million.</summary>
    public const long MaxSharedFileBytes = 256L * 1024 * 1024;

    /// <summary>Connections of one program to a PostgreSQL server: a stock server has 100, and four programs with tools beside must fit.</summary>
    public const int MaxPostgresConnections = 20;

    /// <summary>How often an address is asked for in one crawl when what stands in the way may pass: timeouts, 5xx, 429, lost connections.</summary>
    public const int MaxAttempts = 3;

    /// <summary>Longest wait for an address that is tried again; what has to wait longer is left to the next crawl, so that no worker is held.</summary>
    public static readonly TimeSpan MaxRetryWait = TimeSpan.FromMinutes(10);

    /// <summary>Longest Retry-After that is kept to: more is a mistake, or a wish not to be crawled that belongs into robots.txt.</summary>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromDays(1);

    /// <summary>Addresses in a row for which a host gives no answer before a crawl leaves it alone: enough to pass over a few broken pages.</summary>
    public const int MaxHostFailures = 8;

    /// <summary>Hosts that one crawl reads at once: each holds a connection and at most one body.</summary>
    public const int MaxHostsAtOnce = 64;

    /// <summary>Window of a zstd stream in powers of two: 8 MiB, the most that HTTP allows (RFC 9659).</summary>
    public const int MaxZstdWindowLog = 23;

    /// <summary>Bytes of a redirect's body that are kept for archives; servers send a sentence with a link.</summary>
    public const int MaxRedirectBodyBytes = 64 * 1024;

    /// <summary>Time for a redirect's body, which is not needed: a server that never sends it must not cost the page it leads to.</summary>
    public static readonly TimeSpan MaxRedirectBodyTime = TimeSpan.FromSeconds(2);

    /// <summary>How long what is known of a host's pace is believed by the next process: load passes, and <see cref="MaxRetryAfter"/> is no longer.</summary>
    public static readonly TimeSpan MaxHostMemory = TimeSpan.FromDays(1);

    /// <summary>Bytes of response headers that are kept with a body; more is not information about a page.</summary>
    public const int MaxKeptHeaderBytes = 16 * 1024;

    /// <summary>Lines of a text of which the difference to another is shown: a national strategy has about a thousand paragraphs.</summary>
    public const int MaxDiffLines = 20_000;

    /// <summary>Links followed from a start page; archives are at most a few levels deep, and what lies deeper is a calendar or a trap.</summary>
    public const int MaxCrawlDepth = 10;

    /// <summary>Addresses fetched in one crawl: more than a day at one request a second.</summary>
    public const int MaxCrawlPages = 100_000;

    /// <summary>Longest address taken into the frontier; longer ones are traps or tracking.</summary>
    public const int MaxAddressLength = 2048;

    /// <summary>Depth of the element tree; browsers stop at 512, and AngleSharp's time grows with the square of it.</summary>
    public const int MaxHtmlDepth = 512;

    /// <summary>Elements in one page; the largest real page of the test corpora has under 20,000.</summary>
    public const int MaxHtmlNodes = 200_000;

    /// <summary>Elements of a page that a second extractor is asked about: SmartReader's time grows with their square, and it cannot be stopped.</summary>
    public const int MaxJudgedElements = 3_000;

    /// <summary>Attributes of one element: AngleSharp's time grows with their square, and no real element has a hundred.</summary>
    public const int MaxHtmlAttributes = 1_000;

    /// <summary>Processor time to parse and extract one page; the slowest real page needs about one second. Time by the clock says on a busy machine how busy it is, not how hostile the page.</summary>
    public static readonly TimeSpan MaxExtract = TimeSpan.FromSeconds(5);

    /// <summary>How many times its processor time an extraction may take by the clock, whatever it used: a worker must come back some day, and a machine that gives a thread less than a twelfth does not do its work.</summary>
    public const int MaxExtractPatience = 12;

    /// <summary>Processor time to read one PDF or DOCX: reports of some hundred pages need a few seconds.</summary>
    public static readonly TimeSpan MaxFileExtract = TimeSpan.FromSeconds(30);

    /// <summary>Pages of one PDF: the longest national strategy has some 200, and books are no speeches.</summary>
    public const int MaxPdfPages = 1_000;

    /// <summary>Bytes of one stream of a PDF after decompression: a page's text has under one MiB, an embedded font under 30.</summary>
    public const int MaxPdfStreamBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of the text part of a DOCX after decompression: XML takes some ten bytes for each of a text's characters.</summary>
    public const int MaxDocxPartBytes = 64 * 1024 * 1024;

    /// <summary>Addresses read from one sitemap file (sitemaps.org allows 50,000).</summary>
    public const int MaxSitemapEntries = 50_000;

    /// <summary>Characters of one stored text: four times the longest national strategy in the test corpora.</summary>
    public const int MaxTextChars = 4_000_000;

    /// <summary>Bytes of one local file that is read as a text, as JSONL or CSV row source it is streamed and not bound by this.</summary>
    public const int MaxTextFileBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of one line in the head of a WARC record, and of the HTTP head in its block; addresses end at 2 KiB, cookies at some more.</summary>
    public const int MaxWarcLineBytes = 64 * 1024;

    /// <summary>Named fields in the head of a WARC record; the standard knows about twenty.</summary>
    public const int MaxWarcFields = 200;

    /// <summary>Sentences in one passage (codebook: one to four).</summary>
    public const int MaxPassageSentences = 4;

    /// <summary>Characters in one passage beyond which no further sentence is added; a coder reads at a glance what is shorter.</summary>
    public const int TargetPassageChars = 450;

    /// <summary>Characters after which even one unpunctuated sentence is cut at white space: tables and lists without full stops.</summary>
    public const int MaxPassageChars = 2_000;

    /// <summary>Characters of a search query; 50,000 nested parentheses kill the stock parser's process.</summary>
    public const int MaxQueryChars = 1_000;

    /// <summary>Nesting of parentheses in a search query, checked before parsing.</summary>
    public const int MaxQueryDepth = 20;

    /// <summary>Characters before a * in a search query; shorter prefixes name thousands of words each.</summary>
    public const int MinPrefixChars = 3;

    /// <summary>Characters at the beginning of a document in which matches are marked for display: some forty pages; twenty such hits are read in about 50 ms (40 million characters a second).</summary>
    public const int MaxFragmentScanChars = 100_000;

    /// <summary>Words of context on either side of a keyword; thirty fill a screen.</summary>
    public const int MaxContextWords = 30;

    /// <summary>Places of a word that are sorted, or whose company is counted, in one answer: some seconds of work.</summary>
    public const int MaxConcordanceLines = 100_000;

    /// <summary>Words in one answer of collocations or keyness: more than anybody reads, few enough to send at once.</summary>
    public const int MaxWordRows = 2_000;

    /// <summary>Rows in one page of an API list.</summary>
    public const int MaxPageRows = 200;

    /// <summary>Rows read at once while a whole table is written: some megabytes with texts.</summary>
    public const int ExportPageRows = 2_000;

    /// <summary>Characters accepted by one scoring request over the API: about a whole national strategy.</summary>
    public const int MaxScoreRequestChars = 500_000;

    /// <summary>Countries in one trend request: all members of the United Nations and the groupings fit.</summary>
    public const int MaxTrendCountries = 300;

    /// <summary>Coded passages that a predicted class needs before its errors are corrected: with fewer, one passage moves the class by a quarter or more.</summary>
    public const int MinCodedPerClass = 5;

    /// <summary>
    /// Share of a point's positions that a pooled correction may put among passages which the model takes for none. Beyond it the estimate is that of the other voices:
    /// passages of Russia's speeches borrowed the missed positions of multi-stakeholder meetings, and its sign turned.
    /// </summary>
    public const double MaxPooledUnseen = 0.25;

    /// <summary>Coded passages of a point that are enough to correct it by itself; below, those of all voices and times give a narrower interval at the price of an assumption.</summary>
    public const int MinOwnCoded = 50;

    /// <summary>Documents that those must come from: the spread between fewer is hardly known.</summary>
    public const int MinOwnCodedDocuments = 10;

    /// <summary>Labelled passages needed in each class before training; fewer cannot be split into training and test folds.</summary>
    public const int MinLabelledPerClass = 10;

    /// <summary>Documents that a test set must have before two models are compared on it: a bootstrap over fewer says too little of the spread between documents, and its intervals come out too narrow.</summary>
    public const int MinGateDocuments = 20;

    /// <summary>Macro-F1 by which a new model may be worse than the one in use, as far as the test set can tell: equal models pass, and what could be felt in a trend does not.</summary>
    public const double MaxPromotionLoss = 0.01;

    /// <summary>Bytes of a labelled set that is sent with a request: some hundred thousand passages; larger ones are put into the data folder.</summary>
    public const int MaxLabelledUploadBytes = 32 * 1024 * 1024;

    /// <summary>Rows of one labelled set: all of it is held in memory while training.</summary>
    public const int MaxLabelledRows = 1_000_000;

    /// <summary>Passages that a model is trained on: their features and those of the folds take four kilobytes each, and two gigabytes is what a small machine can give.</summary>
    public const int MaxTrainingPassages = 400_000;

    /// <summary>Bytes of one file of coded passages: a million rows of the length of a real passage (about 500 bytes); larger files are something else.</summary>
    public const long MaxLabelledFileBytes = 512L * 1024 * 1024;

    /// <summary>Bytes of one line or CSV record of coded passages: room for the longest passage in any script and its fields.</summary>
    public const int MaxLabelledLineBytes = 256 * 1024;

    /// <summary>Bytes of a model file: word vectors of 20,000 words take 4 MB, the weights 2 MB; what is far larger is not one of ours.</summary>
    public const int MaxModelBytes = 40 * 1024 * 1024;

    /// <summary>Characters of one coded passage: a passage is one to four sentences (codebook); what is longer than five pages is a document.</summary>
    public const int MaxLabelledTextChars = 10_000;

    /// <summary>Words (for Chinese and kana: characters) below which a coded passage is pointed out: too little for a claim of authority.</summary>
    public const int ShortPassageWords = 5;

    /// <summary>Words and characters of all passages that one check of a labelled set takes: a million short rows within 2 GB of memory.</summary>
    public const int MaxCheckedWords = 20_000_000;

    /// <summary>Jaccard similarity of two passages' word triples from which they are near-duplicates: about two words in twenty replaced.</summary>
    public const double NearDuplicate = 0.5;

    /// <summary>Pairs of passages compared in full by one check: some seconds; a set that needs more is made of templates, and the report says so.</summary>
    public const int MaxComparedPairs = 20_000_000;

    /// <summary>Findings of one kind that a check of a labelled set lists; all are counted.</summary>
    public const int MaxListedFindings = 10_000;

    /// <summary>Words in a row that several passages may not share: eight is beyond the field's formulas ("in their respective roles and responsibilities").</summary>
    public const int SharedRunWords = 8;

    /// <summary>The same in characters for Chinese and kana: two characters make about one word.</summary>
    public const int SharedRunCharacters = 16;

    /// <summary>Passages that must share a run of words or an opening before it is called a template: two may quote the same source.</summary>
    public const int SharedRunPassages = 3;

    /// <summary>Share of one label from which a kind, language or register is said to give the label away.</summary>
    public const double GivesAwayShare = 0.95;

    /// <summary>Characters either side of its offsets in which a passage is looked for when the text at the offsets is another: a header or footer more or less.</summary>
    public const int MaxOffsetDrift = 200;

    /// <summary>Passages offered for coding at once: some days of a coder's work; after that a model trained on it should choose anew.</summary>
    public const int MaxSuggestions = 1_000;

    /// <summary>Passages compared with one another when suggestions are chosen: the most promising of the store; choosing a thousand takes about two seconds.</summary>
    public const int SuggestionPool = 4_000;

    /// <summary>Jaccard similarity of two passages' word triples from which coding the second teaches little: about one word in twelve replaced.</summary>
    public const double SuggestionLikeness = 0.6;

    /// <summary>Words that get a vector: the numbers of two words fit into 32 bits, which halves the memory of counting pairs.</summary>
    public const int MaxVectorWords = 65_536;

    /// <summary>Dimensions of a word vector: beyond a few hundred nothing was gained in any published comparison.</summary>
    public const int MaxVectorDimensions = 1_024;

    /// <summary>Different pairs of words counted while vectors are learned: 1.6 GB. The 20,000 frequent words of 37 million words of speeches have 12 million.</summary>
    public const int MaxWordPairs = 64_000_000;

    /// <summary>Bytes of a sentence encoder's ONNX file: one of the size of BERT-base takes 440 MB in single precision; a larger one needs seconds for a passage.</summary>
    public const long MaxEncoderBytes = 512L * 1024 * 1024;

    /// <summary>Bytes of a sentence encoder's vocabulary: that of multilingual BERT, the largest in use, has 1 MB.</summary>
    public const long MaxEncoderVocabularyBytes = 8L * 1024 * 1024;

    /// <summary>Bytes of a sentence encoder's settings: six short values.</summary>
    public const long MaxEncoderSettingsBytes = 64 * 1024;

    /// <summary>Tokens of a passage that a sentence encoder reads: BERT has 512 positions, and the longest passage fits in.</summary>
    public const int MaxEncoderTokens = 512;

    /// <summary>Dimensions of a sentence encoder's vector: four times those of BERT-large; each has four weights, and a number for each passage in training.</summary>
    public const int MaxEncoderDimensions = 4_096;

    /// <summary>Words below which two texts are never called copies: greetings, notices and formulas recur.</summary>
    public const int MinCopyWords = 50;

    /// <summary>Words from which texts that differ can be copies: in shorter ones a name or two is all that tells one telegram from the next.</summary>
    public const int MinNearCopyWords = 150;

    /// <summary>Share of their runs of five words that two texts have in common (Jaccard) when one is called a copy of the other: about one word in forty replaced.</summary>
    public const double CopyLikeness = 0.8;

    /// <summary>Days between the dates of a text and its reprint; yearly speeches that repeat one another lie eleven months apart.</summary>
    public const int MaxReprintDays = 31;

    /// <summary>Texts compared in full with a new one; a text with more candidates comes from a template.</summary>
    public const int MaxComparedCopies = 50;

    /// <summary>Documents written in one transaction: large enough to be fast, small enough that a kill redoes under a second of work.</summary>
    public const int StoreBatchDocuments = 200;

    /// <summary>Newton steps of a scaling model from one start: some thirty suffice where there is a maximum.</summary>
    public const int MaxScalingSteps = 300;

    /// <summary>Documents that Wordfish scales at once: its starts need the eigenvectors of a table of documents by documents, in time that grows with the cube; all countries by themselves are 200.</summary>
    public const int MaxWordfishDocuments = 600;

    /// <summary>Documents times terms of a matrix that is scaled: 80 MB of expected counts. 200 countries by 50,000 terms fit.</summary>
    public const int MaxScalingCells = 10_000_000;

    /// <summary>Cells of a table of counts that is read, zeros included: the largest published manifesto matrix has half a million.</summary>
    public const long MaxMatrixCells = 100_000_000;

    /// <summary>Numbers in the tables of Latent Semantic Scaling, (sentences + terms) times dimensions: 400 MB in single precision. With 300 dimensions some 300,000 sentences.</summary>
    public const long MaxLssNumbers = 100_000_000;

    /// <summary>Characters of text that one request to scale reads: some seconds of counting; the command has no such limit.</summary>
    public const long MaxScaleRequestChars = 40_000_000;

    /// <summary>Documents times terms that one request scales: about ten seconds of Wordfish; the command takes more.</summary>
    public const long MaxScaleRequestCells = 1_000_000;

    /// <summary>Sentences and terms, times dimensions, of Latent Semantic Scaling in one request: some seconds. With 300 dimensions about 8,000 sentences.</summary>
    public const long MaxLssRequestNumbers = 3_000_000;

    /// <summary>Bytes of a request that carries texts or a table to be scaled: a manifesto project's worth.</summary>
    public const int MaxScaleUploadBytes = 16 * 1024 * 1024;

    /// <summary>How late a crawl may begin and still be on time: the alarm rings each minute, and a busy machine or a restart may cost a few.</summary>
    public static readonly TimeSpan MisfireGrace = TimeSpan.FromMinutes(5);

    /// <summary>Missed times that a schedule with the rule <c>each</c> makes up for at once: each is a whole crawl of the same site.</summary>
    public const int MaxCatchUp = 5;

    /// <summary>Missed times that are counted, so that a schedule of minutes that slept for a year is looked through in milliseconds.</summary>
    public const int MaxCountedOccurrences = 1_000;

    /// <summary>Points of failures at which a source's schedule waits for a person (Media Cloud disables a feed there): four crawls of a site that is gone, sixteen of a busy one.</summary>
    public const double MaxFailurePoints = 4;

    /// <summary>How long a source is left alone after a first failure; doubled with each further one.</summary>
    public static readonly TimeSpan FirstFailurePause = TimeSpan.FromHours(1);

    /// <summary>Longest pause after failures: a site that comes back is found within a week.</summary>
    public static readonly TimeSpan MaxFailurePause = TimeSpan.FromDays(7);

    /// <summary>How long ended work is kept: a quarter of a year of crawls can be looked back at. The last of each source stays.</summary>
    public static readonly TimeSpan KeptWork = TimeSpan.FromDays(90);

    /// <summary>Longest pause before work is tried again that the store or the disk failed: whoever mends that waits an hour at most.</summary>
    public static readonly TimeSpan MaxStoragePause = TimeSpan.FromHours(1);
}
