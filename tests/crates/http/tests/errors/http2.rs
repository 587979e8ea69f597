//! HTTP/2, without TLS and with prior knowledge.
//!
//! The frames are written by hand: the server of the crate h2 does not send a `GOAWAY` that excludes a request which it
//! has read.

use std::io::{self, ErrorKind};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use h2::Reason;
use reqwest::Client;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::server::{drain, serve};
use super::{assert_permanent, assert_transient, builder, failure, find};

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const CONTINUATION: u8 = 9;

/// The flag of the last frame with headers.
const END_HEADERS: u8 = 4;

/// `:status: 200`, as HPACK writes it.
const STATUS_200: [u8; 1] = [0x88];

fn client() -> Client {
    builder().http2_prior_knowledge().build().unwrap()
}

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

fn reset(stream: u32, reason: Reason) -> Vec<u8> {
    frame(RST_STREAM, 0, stream, &u32::from(reason).to_be_bytes())
}

/// A `GOAWAY` after which no request has been processed.
fn go_away(reason: Reason) -> Vec<u8> {
    frame(GOAWAY, 0, 0, &[[0; 4], u32::from(reason).to_be_bytes()].concat())
}

/// A response with the status 200 and the first bytes of its body.
fn start_of_response(stream: u32) -> Vec<u8> {
    [frame(HEADERS, END_HEADERS, stream, &STATUS_200), frame(DATA, 0, stream, b"abc")].concat()
}

/// Reads frames up to that with the headers of the next request, and returns its stream; or `None` at the end.
async fn read_request(connection: &mut TcpStream) -> Option<u32> {
    loop {
        let mut head = [0; 9];
        connection.read_exact(&mut head).await.ok()?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; length as usize];
        connection.read_exact(&mut payload).await.ok()?;
        if head[3] == HEADERS {
            return Some(u32::from_be_bytes([head[5], head[6], head[7], head[8]]));
        }
    }
}

/// Opens a connection on the side of the server.
async fn open(connection: &mut TcpStream) {
    connection.read_exact(&mut [0; 24]).await.unwrap(); // the client's preface
    connection.write_all(&frame(SETTINGS, 0, 0, &[])).await.unwrap();
}

/// Starts a server that answers each request with the frames that `answer` makes for its stream.
async fn serve_frames(answer: impl Fn(u32) -> Vec<u8> + Copy + Send + Sync + 'static) -> String {
    serve(move |mut connection| async move {
        open(&mut connection).await;
        while let Some(stream) = read_request(&mut connection).await {
            connection.write_all(&answer(stream)).await.unwrap();
        }
    })
    .await
}

const REASONS: [(Reason, bool); 8] = [
    (Reason::REFUSED_STREAM, true),
    (Reason::ENHANCE_YOUR_CALM, true),
    (Reason::INTERNAL_ERROR, true),
    (Reason::PROTOCOL_ERROR, false),
    (Reason::CANCEL, false),
    (Reason::FLOW_CONTROL_ERROR, false),
    (Reason::INADEQUATE_SECURITY, false),
    (Reason::HTTP_1_1_REQUIRED, false),
];

fn assert_judged(error: &reqwest::Error, transient: bool) {
    if transient { assert_transient(error) } else { assert_permanent(error) }
}

#[tokio::test]
async fn a_stream_that_is_reset() {
    for (reason, transient) in REASONS.into_iter().chain([(Reason::NO_ERROR, false)]) {
        let url = serve_frames(move |stream| reset(stream, reason)).await;
        let error = failure(&client(), &url).await;
        let of_h2 = find::<h2::Error>(&error);
        assert!(of_h2.is_reset() && of_h2.reason() == Some(reason), "{error:?}");
        assert_judged(&error, transient);
    }
}

#[tokio::test]
async fn a_stream_that_is_reset_in_the_body() {
    for (reason, transient) in REASONS {
        let url =
            serve_frames(move |stream| [start_of_response(stream), reset(stream, reason)].concat());
        let error = failure(&client(), &url.await).await;
        assert!(
            error.is_decode() && find::<h2::Error>(&error).reason() == Some(reason),
            "{error:?}"
        );
        assert_judged(&error, transient);
    }
}

#[tokio::test]
async fn go_away_without_processing_the_request() {
    for (reason, transient) in REASONS.into_iter().chain([(Reason::NO_ERROR, true)]) {
        let url = serve_frames(move |_| go_away(reason)).await;
        let error = failure(&client(), &url).await;
        let of_h2 = find::<h2::Error>(&error);
        assert!(of_h2.is_go_away() && of_h2.reason() == Some(reason), "{error:?}");
        assert_judged(&error, transient);
    }
}

/// The client is the one who says `ENHANCE_YOUR_CALM` here.
#[tokio::test]
async fn a_fault_of_the_server_that_the_client_detects_is_not_transient() {
    let url = serve_frames(|stream| {
        let headers = frame(HEADERS, 0, stream, &STATUS_200);
        [headers, frame(CONTINUATION, 0, stream, &[]).repeat(1000)].concat()
    });
    let error = failure(&client(), &url.await).await;
    let of_h2 = find::<h2::Error>(&error);
    assert!(of_h2.is_library() && of_h2.reason() == Some(Reason::ENHANCE_YOUR_CALM), "{error:?}");
    assert_permanent(&error);
}

/// How far the request got depends on the threads: hyper says that it was canceled, or that a channel was closed, or
/// has the `GOAWAY`.
#[tokio::test(flavor = "multi_thread")]
async fn go_away_before_the_request() {
    let url = serve(|mut connection| async move {
        connection.write_all(&frame(SETTINGS, 0, 0, &[])).await.unwrap();
        connection.write_all(&go_away(Reason::NO_ERROR)).await.unwrap();
        drain(&mut connection).await;
    });
    let url = url.await;
    for _ in 0..20 {
        let error = failure(&client(), &url).await;
        find::<hyper::Error>(&error);
        assert_transient(&error);
    }
}

#[tokio::test]
async fn a_ping_without_an_answer() {
    let url = serve(|mut connection| async move {
        open(&mut connection).await;
        drain(&mut connection).await;
    });
    let patience = Duration::from_millis(50);
    let client = builder().http2_prior_knowledge().http2_keep_alive_interval(patience);
    let client = client.http2_keep_alive_timeout(patience).build().unwrap();
    let error = failure(&client, &url.await).await;
    assert!(find::<hyper::Error>(&error).is_timeout());
    assert_transient(&error);
}

#[tokio::test]
async fn what_is_not_http2_is_not_transient() {
    let url = serve(|mut connection| async move {
        connection.read_exact(&mut [0; 24]).await.unwrap();
        connection.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        drain(&mut connection).await;
    });
    let error = failure(&client(), &url.await).await;
    assert!(find::<h2::Error>(&error).is_library());
    assert_permanent(&error);
}

#[tokio::test]
async fn closed_or_reset_before_the_response() {
    for reset in [false, true] {
        let url = serve(move |mut connection| async move {
            open(&mut connection).await;
            read_request(&mut connection).await.unwrap();
            if reset {
                connection.set_zero_linger().unwrap();
            }
        });
        let error = failure(&client(), &url.await).await;
        let kind = find::<io::Error>(&error).kind();
        // After a reset it depends on whether the client reads or writes next.
        assert!(matches!(kind, ErrorKind::BrokenPipe | ErrorKind::ConnectionReset), "{error:?}");
        assert_transient(&error);
    }
}

#[tokio::test]
async fn closed_or_reset_in_the_body() {
    for reset in [false, true] {
        let url = serve(move |mut connection| async move {
            open(&mut connection).await;
            let stream = read_request(&mut connection).await.unwrap();
            connection.write_all(&start_of_response(stream)).await.unwrap();
            // A reset discards what the client has not read yet.
            tokio::time::sleep(Duration::from_millis(20)).await;
            if reset {
                connection.set_zero_linger().unwrap();
            }
        });
        let error = failure(&client(), &url.await).await;
        assert!(error.is_decode() && find::<h2::Error>(&error).is_io(), "{error:?}");
        assert_transient(&error);
    }
}

/// The documentation says that reqwest repeats what was refused up to two times.
#[tokio::test]
async fn reqwest_itself_repeats_a_refused_stream() {
    static REQUESTS: AtomicU32 = AtomicU32::new(0);
    let url = serve_frames(|stream| {
        REQUESTS.fetch_add(1, Ordering::Relaxed);
        reset(stream, Reason::REFUSED_STREAM)
    });
    let client = Client::builder().no_proxy().http2_prior_knowledge().build().unwrap();
    let error = failure(&client, &url.await).await;
    assert_eq!(REQUESTS.load(Ordering::Relaxed), 3);
    assert_transient(&error);
}
