#ifndef JK_FORMAT_REMEMBER_H
#define JK_FORMAT_REMEMBER_H
/* Properties that documents carry about their making. All begin with "jokou": nothing else of a template may. */

#define JK_PROPERTY_MANIFEST "jokou"
#define JK_PROPERTY_DIGEST "jokou-digest"
/* The profile, deflated, as "bytes:base64", in pieces: jokou-profile-1, jokou-profile-2 and so on. */
#define JK_PROPERTY_PROFILE "jokou-profile"
enum {
	JK_PROFILE_PROPERTY = 4000,  /* characters of a piece */
	JK_PROFILE_PROPERTIES = 3000 /* pieces */
};

#endif
